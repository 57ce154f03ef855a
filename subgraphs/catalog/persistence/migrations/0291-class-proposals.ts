import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Classes that measured margins propose, and what a person decided. They show margins, so no restricted role has a
 * grant, nor one on the bounds, by which a changed class would tell its margin. Bounds stand in the policy: versions
 * of before count with those of the house.
 */
export const catalog0291: SqlMigration = {
  name: 'catalog-0291',
  sql: `
alter table catalog_policy
  add column class_bounds jsonb,
  add column measured_months integer check (measured_months between 1 and 36),
  add column measured_pieces integer check (measured_pieces between 1 and 100000);
grant select (measured_months, measured_pieces) on catalog_policy to karat_catalog_restricted;

create table class_proposal (
  id uuid primary key,
  product_id uuid not null references product (id),
  present_class text not null,
  proposed_class text not null check (proposed_class <> present_class),
  currency text not null,
  pieces bigint not null,
  net_minor bigint not null,
  known_pieces bigint not null,
  known_net_minor bigint not null,
  cost_minor bigint not null,
  margin_bps integer not null,
  measured_from date not null,
  measured_until date not null,
  measured_at timestamptz not null,
  policy_version integer not null references catalog_policy (version),
  state text not null check (state in ('open', 'confirmed', 'dismissed', 'lapsed')),
  proposed_at timestamptz not null,
  effective_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  reason text check (char_length(reason) <= 500),
  version integer not null default 1,
  check ((decided_at is not null) = (state = 'confirmed' or state = 'dismissed')),
  check ((effective_at is not null) = (state = 'confirmed'))
);
create unique index class_proposal_open on class_proposal (product_id) where state = 'open';
create index class_proposal_product on class_proposal (product_id, proposed_at);
create index class_proposal_state on class_proposal (state, proposed_at, id);
create index class_proposal_at on class_proposal (proposed_at, id);
alter table class_proposal enable row level security;
`,
};
