-- Proofring, schema version 3, H2 2.x. One row per thing that happened to an account; the body is sealed.

-- account: as in proofring_account; there may be none of that name any more. id and life: 22 characters of ASCII, as bytes so that no collation
-- orders or folds them. happened_at: milliseconds since 1970.
create table if not exists proofring_history (
  account varbinary(64) not null,
  id varbinary(22) not null,
  life varbinary(22) not null,
  happened_at bigint not null,
  body varbinary(4096) not null,
  primary key (account, id)
);

create index if not exists proofring_history_newest on proofring_history (account, life, happened_at desc, id desc);

merge into proofring_schema (version) values (3);
