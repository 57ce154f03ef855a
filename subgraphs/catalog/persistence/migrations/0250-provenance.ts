import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The provenance of single pieces: a chain of links that are never changed, signed soon after they were written. */
export const catalog0250: SqlMigration = {
  name: 'catalog-0250',
  sql: `
create table provenance (
  certificate_no text primary key check (certificate_no ~ '^KP[0-9A-Z]{12}$'),
  item_id uuid not null references item (id),
  piece_no text check (char_length(piece_no) <= 60),
  opened_at timestamptz not null,
  length int not null,
  owners int not null,
  last_hash text not null
);
create unique index provenance_item on provenance (item_id, coalesce(piece_no, ''));
create table provenance_link (
  certificate_no text not null references provenance (certificate_no),
  seq int not null,
  kind text not null check (kind in ('piece', 'origin', 'assay', 'workshop', 'green', 'warranty', 'sale', 'return',
    'owner_change', 'story')),
  at timestamptz not null,
  facts jsonb not null,
  owner int,
  statement text not null,
  hash text not null,
  key_id text,
  signature text,
  cause text,
  primary key (certificate_no, seq),
  constraint provenance_link_check check ((key_id is null) = (signature is null))
);
create unique index provenance_link_cause on provenance_link (cause) where cause is not null;
create index provenance_link_unsealed on provenance_link (certificate_no, seq) where signature is null;
create trigger kept before delete or update of certificate_no, seq, kind, at, facts, owner, statement, hash, cause
  on provenance_link for each row execute function refuse_change();
create function refuse_new_seal() returns trigger language plpgsql as $$
begin
  raise exception 'a link is sealed once';
end $$;
create trigger sealed_once before update of key_id, signature on provenance_link for each row
  when (old.signature is not null) execute function refuse_new_seal();
create table provenance_key (
  id text primary key,
  public_key text not null,
  since timestamptz not null
);
grant select on provenance, provenance_link, provenance_key to karat_catalog_restricted;
`,
};
