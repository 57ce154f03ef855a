import type { SqlMigration } from '../../../kernel/database/migration.ts';

const READER_IF = (kind: string) => `(select case current_setting('karat.kind', true) when '${kind}'
    then nullif(current_setting('karat.${kind}', true), '')::uuid end)`;

/** Who stands in a store is seen there: one more alternative, found by an index as the others are. */
export const members0191: SqlMigration = {
  name: 'members-0191',
  sql: `
alter policy visible on person_visibility using (
  tenant_id = ${READER_IF('tenant')}
  or channel_ids @> array[${READER_IF('channel')}]
  or person_id = ${READER_IF('person')}
  or survivor_id = ${READER_IF('person')}
  or person_id = any ((select visiting())::uuid[]));

create table store_visit (
  id uuid primary key,
  member_id uuid not null references member (id),
  outlet_id uuid not null,
  franchise_id uuid,
  from_at timestamptz not null,
  until_at timestamptz not null,
  checked_by text not null,
  constraint store_visit_check check (until_at > from_at)
);
create index store_visit_member on store_visit (member_id, from_at desc, id desc);
alter table store_visit enable row level security;
create policy visible on store_visit for select to karat_members_restricted using (
  (select true from person_visibility v where v.person_id = store_visit.member_id)
  and ((select current_setting('karat.kind', true)) <> 'tenant'
    or franchise_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)));
grant select on store_visit to karat_members_restricted;

create table member_code_use (
  card_number text not null,
  step bigint not null,
  primary key (card_number, step)
);
create table member_code_try (
  actor_id text primary key,
  wrong_at timestamptz[] not null
);
`,
};
