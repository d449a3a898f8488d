-- Proofring, schema version 2, PostgreSQL 13 and later. One row per address that was lately sent to; no address can be read from it.

-- address_hash: the keyed hash of an address. sends: what was sent, compared byte by byte. forget_at: milliseconds since 1970,
-- after which the row may be deleted.
create table if not exists proofring_budget (
  address_hash bytea primary key,
  sends bytea not null,
  forget_at bigint not null
);

create index if not exists proofring_budget_forget on proofring_budget (forget_at);

insert into proofring_schema (version) values (2) on conflict do nothing;
