import type { SqlMigration } from '../../../kernel/database/migration.ts';

const RULES: readonly (readonly [column: string, low: number, high: number])[] = [
  ['co_purchase_weight', 0, 100], ['series_weight', 0, 100], ['complement_weight', 0, 100],
  ['preference_weight', 0, 100], ['price_band_weight', 0, 100], ['popular_weight', 0, 100],
  ['together_months', 1, 120], ['together_least', 2, 1000], ['together_lift_bps', 10_000, 1_000_000],
  ['together_full_bps', 1, 10_000], ['band_from_bps', 1, 10_000], ['band_until_bps', 10_000, 100_000],
  ['returned_days', 0, 3650], ['held_out_months', 1, 24], ['setting_care_days', 1, 3650],
  ['plain_care_days', 1, 3650], ['care_ahead_days', 0, 365],
];

/** What recommendations count with, models of what is bought together by version, and how often each was right. */
export const insights0031: SqlMigration = {
  name: 'insights-0031',
  sql: `
alter table insight_policy
${RULES.map(([column, low, high]) =>
  `  add column ${column} integer check (${column} >= ${low} and ${column} <= ${high})`).join(',\n')};
grant select (${RULES.map(([column]) => column).join(', ')}) on insight_policy to karat_insights_restricted;

create table recommendation_model (
  version integer primary key check (version > 0),
  held_out boolean not null,
  seen_on date not null,
  policy_version integer not null,
  buyers integer not null check (buyers >= 0),
  made_at timestamptz not null
);
create index recommendation_model_newest on recommendation_model (version desc) where not held_out;
grant select on recommendation_model to karat_insights_restricted;

create table product_sale (
  version integer not null references recommendation_model (version) on delete cascade,
  programme text not null,
  product_id uuid not null,
  buyers integer not null check (buyers >= 0),
  usual_minor bigint check (usual_minor >= 0),
  shelved boolean not null,
  primary key (version, programme, product_id)
);
grant select on product_sale to karat_insights_restricted;

create table product_affinity (
  version integer not null references recommendation_model (version) on delete cascade,
  product_id uuid not null,
  other_id uuid not null,
  together integer not null check (together > 0),
  buyers integer not null check (buyers >= together),
  lift_bps bigint not null check (lift_bps >= 0),
  primary key (version, product_id, other_id)
);
grant select on product_affinity to karat_insights_restricted;

create table recommendation_quality (
  version integer not null references recommendation_model (version),
  programme text not null,
  cut_on date not null,
  seen_on date not null,
  policy_version integer not null,
  members integer not null check (members >= 0),
  hits integer not null check (hits >= 0 and hits <= members),
  popular_hits integer not null check (popular_hits >= 0 and popular_hits <= members),
  measured_at timestamptz not null,
  primary key (version, programme)
);
alter table recommendation_quality enable row level security;
create index recommendation_quality_list on recommendation_quality (programme, version desc);
`,
};
