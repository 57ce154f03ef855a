import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Also for whoever writes members past the triggers: what they keep, worked out anew. */
export const FILL_CHANNEL_MEMBERS = `
delete from members.channel_member;
insert into members.channel_member (channel_id, enrolled_at, member_id)
select channel_id, m.enrolled_at, m.id from members.person_visibility v
join members.member m on m.id = v.person_id cross join lateral unnest(v.channel_ids) as channel_id
where v.survivor_id is null;
`;

const READER = (kind: string, setting: string) => `(select case current_setting('karat.kind', true)
    when '${kind}' then nullif(current_setting('karat.${setting}', true), '')::uuid end)`;

/**
 * Each kind of reader has an index its list begins from: a franchise its home members, a channel the
 * members that it knows, newest first. Under row-level security an index is asked only by comparisons
 * that cannot tell of hidden rows, and those of arrays are none: who searches is answered ids by a
 * function that looks past the policies and keeps their rule itself.
 */
export const members0050: SqlMigration = {
  name: 'members-0050',
  sql: `
create index member_home on member (home_tenant_id, enrolled_at desc, id desc)
  where survivor_id is null;
create index member_home_card on member (home_tenant_id, card_number)
  where survivor_id is null and home_tenant_id is not null;

create table channel_member (
  channel_id uuid not null,
  enrolled_at timestamptz not null,
  member_id uuid not null,
  primary key (channel_id, member_id)
);
create index channel_member_newest on channel_member (channel_id, enrolled_at desc, member_id desc);
create index channel_member_member on channel_member (member_id);
alter table channel_member enable row level security;
create policy visible on channel_member for select to karat_members_restricted using (
  channel_id = ${READER('channel', 'channel')});
grant select on channel_member to karat_members_restricted;

create function keep_channel_members() returns trigger language plpgsql as $$
begin
  delete from channel_member c using changed n where c.member_id = n.person_id
    and (n.survivor_id is not null or not c.channel_id = any(n.channel_ids));
  insert into channel_member (channel_id, enrolled_at, member_id)
  select channel_id, m.enrolled_at, m.id from changed n join member m on m.id = n.person_id
  cross join lateral unnest(n.channel_ids) as channel_id
  where n.survivor_id is null
  on conflict do nothing;
  return null;
end $$;
create trigger channel_members_added after insert on person_visibility
  referencing new table as changed for each statement execute function keep_channel_members();
create trigger channel_members_changed after update on person_visibility
  referencing new table as changed for each statement execute function keep_channel_members();
${FILL_CHANNEL_MEMBERS}

create function members_found(
  grams text[], folded text, phones text[], card_from text, card_below text, most integer
) returns setof uuid language sql stable security definer set search_path = members, pg_temp as $$
  select m.id from member m
  where m.survivor_id is null
    and ((m.name_grams @> grams and position(folded in m.name_folded) > 0)
      or m.phone = any(phones)
      or (m.card_number collate "C" >= card_from and m.card_number collate "C" < card_below))
    and (m.home_tenant_id = ${READER('tenant', 'tenant')}
      or m.id = ${READER('person', 'person')}
      or (select true from channel_member c
        where c.channel_id = ${READER('channel', 'channel')} and c.member_id = m.id))
  limit most
$$;
revoke all on function members_found(text[], text, text[], text, text, integer) from public;
grant execute on function members_found(text[], text, text[], text, text, integer)
  to karat_members_restricted;
create index member_card_range on member (card_number collate "C");
drop index member_card_prefix;
create index merge_case_opened on merge_case (opened_at desc, id desc);
`,
};
