-- Proofring, schema version 1, H2 2.x. One row per account; the body is sealed.
create table if not exists proofring_schema (
  version integer primary key
);

-- account: the id in UTF-8, compared byte by byte. kinds: one per method, for counting. credentials: the ids the account
-- holds, each behind its length. due_at: milliseconds since 1970.
create table if not exists proofring_account (
  account varbinary(64) primary key,
  version bigint not null,
  operation varchar(22) not null,
  body varbinary(65536) not null,
  credentials varbinary(1000000) not null,
  kinds varchar(400) not null,
  due_at bigint
);

create index if not exists proofring_account_due on proofring_account (due_at);

-- The index that keeps one credential id on one account.
create table if not exists proofring_credential (
  credential varbinary(1023) primary key,
  account varbinary(64) not null references proofring_account (account)
);

merge into proofring_schema (version) values (1);
