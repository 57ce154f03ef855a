import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its rules, whom members tell of, where franchises sell, and where its proof stands. */
export const tradeins0001: SqlMigration = {
  name: 'tradeins-0001',
  sql: `
create table trade_in_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  ways jsonb not null check (jsonb_typeof(ways) = 'array'),
  consent jsonb not null check (jsonb_typeof(consent) = 'array'),
  offer_minutes integer not null check (offer_minutes >= 1 and offer_minutes <= 1440),
  board_purity integer not null check (board_purity >= 1 and board_purity <= 10000),
  identity_units integer not null check (identity_units >= 1 and identity_units <= 100000000),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into trade_in_policy values (1, '2000-01-01T00:00:00Z', '[
  {"way": "standard", "nameZh": "回收价换购（损耗1%）", "nameEn": "At buy-back, 1 % loss", "creditPrice": "buyback",
    "lossBps": 100, "depreciation": "0", "increaseBy": "none", "increaseBps": 0, "labour": "credit_pays",
    "brands": "any", "brandNames": []},
  {"way": "zero-loss", "nameZh": "零损耗零折旧（加重25%）", "nameEn": "No loss, 25 % heavier", "creditPrice": "today",
    "lossBps": 0, "depreciation": "0", "increaseBy": "weight", "increaseBps": 2500, "labour": "credit_pays",
    "brands": "own", "brandNames": []},
  {"way": "depreciation", "nameZh": "今日金价换购（折旧30元/克）", "nameEn": "At today’s price, 30 a gram off",
    "creditPrice": "today", "lossBps": 0, "depreciation": "30.00", "increaseBy": "none", "increaseBps": 0,
    "labour": "credit_pays", "brands": "any", "brandNames": []}
]', '[
  {"language": "zh", "text": "本人确认旧料为本人合法所有，同意按检测结果及本次报价计价，并同意熔化；熔化后不可退回。"},
  {"language": "en", "text": "The gold is mine. I agree to the assay and to this offer, and that it is melted."}
]', 30, 9990, 100000, '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on trade_in_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, ways, consent, offer_minutes, board_purity, identity_units,
  published_at) on trade_in_policy to karat_tradeins_restricted;
${policyProposalTable('karat_tradeins_restricted')}
${PROOF_TABLE}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_tradeins_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_tradeins_restricted;

create table outlet_fact (
  outlet_id uuid primary key,
  name text not null,
  kind text not null,
  region text not null,
  franchise_id uuid,
  channel_id uuid,
  closed boolean not null,
  version bigint not null
);
grant select on outlet_fact to karat_tradeins_restricted;
`,
};
