import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its numbers, and what other rooms tell of members, outlets and sales. */
export const service0001: SqlMigration = {
  name: 'service-0001',
  sql: `
create table service_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  kinds jsonb not null check (jsonb_typeof(kinds) = 'array'),
  piece_warranty_months integer not null check (piece_warranty_months >= 0 and piece_warranty_months <= 240),
  warn_hours integer not null check (warn_hours >= 1 and warn_hours <= 720),
  complaint_stars integer not null check (complaint_stars >= 0 and complaint_stars <= 5),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into service_policy values (1, '2000-01-01T00:00:00Z', '[
  {"kind": "cleaning", "nameZh": "清洗保养", "nameEn": "Cleaning", "priceUnits": 0,
    "days": 1, "needsApproval": false, "warrantyMonths": 0},
  {"kind": "resizing", "nameZh": "改圈", "nameEn": "Resizing", "priceUnits": 200,
    "days": 7, "needsApproval": false, "warrantyMonths": 3},
  {"kind": "engraving", "nameZh": "刻字", "nameEn": "Engraving", "priceUnits": 100,
    "days": 3, "needsApproval": false, "warrantyMonths": 0},
  {"kind": "repair", "nameZh": "维修", "nameEn": "Repair", "priceUnits": null,
    "days": 14, "needsApproval": true, "warrantyMonths": 6},
  {"kind": "appraisal", "nameZh": "鉴定", "nameEn": "Appraisal", "priceUnits": 300,
    "days": 7, "needsApproval": false, "warrantyMonths": 0},
  {"kind": "certificate", "nameZh": "定制证书", "nameEn": "Certificate", "priceUnits": 150,
    "days": 10, "needsApproval": false, "warrantyMonths": 0},
  {"kind": "gift-box", "nameZh": "礼盒", "nameEn": "Gift box", "priceUnits": 80,
    "days": 1, "needsApproval": false, "warrantyMonths": 0},
  {"kind": "custom-design", "nameZh": "高级定制", "nameEn": "Custom design", "priceUnits": null,
    "days": 45, "needsApproval": true, "warrantyMonths": 12}
]', 24, 24, 2, '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on service_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, kinds, piece_warranty_months, warn_hours, complaint_stars,
  published_at) on service_policy to karat_service_restricted;
${policyProposalTable('karat_service_restricted')}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_service_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_service_restricted;

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
grant select on outlet_fact to karat_service_restricted;

create table sold_line (
  line_id uuid primary key,
  order_id uuid not null,
  member_id uuid,
  item_id uuid not null,
  paid_at timestamptz not null,
  pieces_left integer not null check (pieces_left >= 0)
);
create index sold_line_member on sold_line (member_id) where member_id is not null;
create index sold_line_order on sold_line (order_id);
alter table sold_line enable row level security;

create table store_visit (
  visit_id uuid primary key,
  member_id uuid not null,
  outlet_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null
);
create index store_visit_member on store_visit (member_id, outlet_id);
create index store_visit_old on store_visit (until_at);
alter table store_visit enable row level security;
`,
};
