import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Pictures, films and models of products may be uploaded; what no product names is found by it, and goes. */
export const catalog0300: SqlMigration = {
  name: 'catalog-0300',
  sql: `
create table upload (
  id uuid primary key,
  kind text not null check (kind in ('picture', 'video', 'model_3d')),
  content_type text not null,
  bytes int not null check (bytes > 0),
  file text not null constraint upload_file_key unique,
  prepared_at timestamptz not null,
  stored_at timestamptz,
  looked_at timestamptz not null,
  idle_since timestamptz,
  leaving_at timestamptz
);
create index upload_looked on upload (looked_at, id) where leaving_at is null;
create index upload_leaving on upload (id) where leaving_at is not null;
create index product_media on product using gin (media jsonb_path_ops);
-- Addresses are for those who upload: no partner reads what others prepared.
alter table upload enable row level security;
`,
};
