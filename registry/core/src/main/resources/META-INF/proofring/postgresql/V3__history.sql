-- Proofring, schema version 3, PostgreSQL 13 and later. One row per thing that happened to an account; the body is sealed.

-- account: as in proofring_account; there may be none of that name any more. id and life: 22 characters of ASCII, as bytes so that no collation
-- orders or folds them. happened_at: milliseconds since 1970.
create table if not exists proofring_history (
  account bytea not null,
  id bytea not null,
  life bytea not null,
  happened_at bigint not null,
  body bytea not null,
  primary key (account, id)
);

create index if not exists proofring_history_newest on proofring_history (account, life, happened_at desc, id desc);

-- For deleting an account with its credential ids: without it, each delete would read all accounts' ids. While it is made, writes of credential ids wait.
create index if not exists proofring_credential_account on proofring_credential (account);

insert into proofring_schema (version) values (3) on conflict do nothing;
