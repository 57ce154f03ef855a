import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Service orders, their history and their pictures. */
export const service0002: SqlMigration = {
  name: 'service-0002',
  sql: `
create table service_order (
  id uuid primary key,
  member_id uuid,
  holder text check (char_length(holder) >= 1 and char_length(holder) <= 100),
  outlet_id uuid not null,
  tenant_id uuid,
  channel_id uuid,
  region text not null,
  kind text not null,
  policy_version integer not null,
  order_line_id uuid,
  piece text not null check (char_length(piece) >= 1 and char_length(piece) <= 500),
  state text not null check (state in ('received', 'quoted', 'approved', 'declined', 'in_work', 'waiting', 'ready',
    'handed_over', 'returned_undone', 'cancelled', 'lost')),
  needs_approval boolean not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_minor bigint check (price_minor >= 0),
  paid_by text check (char_length(paid_by) >= 1 and char_length(paid_by) <= 100),
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  benefit_id uuid,
  benefit_state text not null default 'none' check (benefit_state in ('none', 'asked', 'booked', 'settling', 'used',
    'called_off', 'refused')),
  benefit_use text,
  benefit_code text,
  benefit_round integer not null default 1 check (benefit_round > 0),
  benefit_member_id uuid,
  benefit_comes_at timestamptz,
  warranty text not null check (warranty in ('in', 'out')),
  warranty_reason text check (char_length(warranty_reason) >= 1 and char_length(warranty_reason) <= 500),
  warranty_until date,
  work_until date,
  promised_at timestamptz not null,
  warn_at timestamptz not null,
  warned_at timestamptz,
  broken_at timestamptz,
  opened_at timestamptz not null,
  opened_by text not null,
  ready_at timestamptz,
  closed_at timestamptz,
  handed_to text check (char_length(handed_to) >= 1 and char_length(handed_to) <= 100),
  handed_by_code boolean not null default false,
  stars smallint check (stars >= 1 and stars <= 5),
  feedback text check (char_length(feedback) >= 1 and char_length(feedback) <= 1000),
  rated_at timestamptz,
  complaint_state text not null default 'none' check (complaint_state in ('none', 'asked', 'recorded', 'refused')),
  complaint text,
  version integer not null default 1 check (version > 0),
  check ((member_id is null) = (holder is not null)),
  check ((benefit_id is null) = (benefit_state = 'none')),
  check ((closed_at is null) = (state <> all (array['handed_over', 'returned_undone', 'cancelled', 'lost']))),
  check ((stars is null) = (rated_at is null))
);
create index service_order_member on service_order (member_id, opened_at desc, id desc) where member_id is not null;
create index service_order_line on service_order (order_line_id) where order_line_id is not null;
create index service_order_opened on service_order (opened_at, id);
create index service_order_promised on service_order (promised_at, id);
create index service_order_outlet on service_order (outlet_id, promised_at, id);
create index service_order_open_state on service_order (state, promised_at, id);
create index service_order_warn on service_order (warn_at)
  where warned_at is null and ready_at is null and closed_at is null;
create index service_order_break on service_order (promised_at)
  where broken_at is null and ready_at is null and closed_at is null;
create index service_order_benefit on service_order (opened_at) where benefit_state in ('asked', 'settling');
create index service_order_complaint on service_order (rated_at) where complaint_state = 'asked';
alter table service_order enable row level security;
create policy visible on service_order for select to karat_service_restricted using (
  tenant_id = (select case current_setting('karat.kind', true)
      when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any ((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))
  or channel_id = (select case current_setting('karat.kind', true)
      when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
  or (select current_setting('karat.kind', true)) = 'person'
    and (select true from person_visibility v where v.person_id = service_order.member_id));
grant select on service_order to karat_service_restricted;

create table service_step (
  service_order_id uuid not null references service_order (id),
  version integer not null check (version > 0),
  deed text not null check (deed in ('open', 'quote', 'approve', 'decline', 'judge', 'start', 'wait', 'finish',
    'return_undone', 'cancel', 'lose', 'reopen', 'hand_over')),
  state text not null check (state in ('received', 'quoted', 'approved', 'declined', 'in_work', 'waiting', 'ready',
    'handed_over', 'returned_undone', 'cancelled', 'lost')),
  price_minor bigint,
  promised_at timestamptz not null,
  note text check (char_length(note) >= 1 and char_length(note) <= 500),
  at timestamptz not null,
  by text not null,
  primary key (service_order_id, version)
);
alter table service_step enable row level security;
create policy visible on service_step for select to karat_service_restricted using (
  (select true from service_order o where o.id = service_step.service_order_id));
grant select on service_step to karat_service_restricted;

create table service_photo (
  service_order_id uuid not null references service_order (id),
  url text not null check (starts_with(url, 'https://') and char_length(url) <= 500),
  kind text not null check (kind in ('received', 'work', 'design', 'certificate', 'ready')),
  at timestamptz not null,
  by text not null,
  primary key (service_order_id, url)
);
alter table service_photo enable row level security;
create policy visible on service_photo for select to karat_service_restricted using (
  (select true from service_order o where o.id = service_photo.service_order_id));
grant select on service_photo to karat_service_restricted;
`,
};
