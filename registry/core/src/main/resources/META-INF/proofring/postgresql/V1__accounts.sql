-- Proofring, schema version 1, PostgreSQL 13 and later. One row per account; the body is sealed.
create table if not exists proofring_schema (
  version integer primary key
);

-- account: the id in UTF-8, compared byte by byte. kinds: one per method, for counting. credentials: the ids the account
-- holds, each behind its length. due_at: milliseconds since 1970.
create table if not exists proofring_account (
  account bytea primary key,
  version bigint not null,
  operation varchar(22) collate "C" not null,
  body bytea not null,
  credentials bytea not null,
  kinds varchar(400) not null,
  due_at bigint
);

create index if not exists proofring_account_due on proofring_account (due_at) where due_at is not null;

-- The index that keeps one credential id on one account.
create table if not exists proofring_credential (
  credential bytea primary key,
  account bytea not null references proofring_account (account)
);

insert into proofring_schema (version) values (1) on conflict do nothing;
