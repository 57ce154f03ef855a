import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Families. A franchise sees a relation where it sees both members, a member its own, a partner channel none. The
 * sequence numbers what is told of relations and of who serves a member.
 */
export const members0200: SqlMigration = {
  name: 'members-0200',
  sql: `
create table member_relation (
  id uuid primary key,
  state text not null check (state in ('proposed', 'standing', 'ended')),
  proposed_at timestamptz not null,
  stood_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('withdrawn', 'declined', 'erased')),
  constraint member_relation_check check (state <> 'standing' or stood_at is not null),
  constraint member_relation_check1 check ((state = 'ended') = (end_reason is not null))
);
create table relation_side (
  id uuid primary key,
  relation_id uuid not null references member_relation (id),
  member_id uuid not null references member (id),
  role text not null check (role in ('parent', 'child', 'spouse')),
  said_at timestamptz,
  source text check (source in ('store', 'web', 'app', 'mini_program', 'phone', 'paper')),
  text_version text,
  text_hash text,
  guardian_name text,
  other_name text,
  constraint relation_side_check check ((said_at is null) = (source is null)
    and (said_at is null) = (text_version is null) and (said_at is null) = (text_hash is null))
);
create index relation_side_member on relation_side (member_id);
create index relation_side_relation on relation_side (relation_id);
create sequence care_version;
alter table relation_side enable row level security;
create policy visible on relation_side for select to karat_members_restricted using (
  (select true from person_visibility v where v.person_id = relation_side.member_id));
grant select on relation_side to karat_members_restricted;
alter table member_relation enable row level security;
create policy visible on member_relation for select to karat_members_restricted using (
  (select current_setting('karat.kind', true)) <> 'channel'
  and (select count(*) from relation_side s where s.relation_id = member_relation.id)
    >= case (select current_setting('karat.kind', true)) when 'person' then 1 else 2 end);
grant select on member_relation to karat_members_restricted;
`,
};
