import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Also for whoever writes members past the triggers: what they keep, worked out anew. */
export const FILL_CHANNEL_MEMBERS = `
delete from members.channel_member;
insert into members.channel_member (channel_id, enrolled_at, member_id, region, grams)
select channel_id, m.enrolled_at, m.id, m.region, members.reach_grams(channel_id, m.name_grams)
from members.person_visibility v
join members.member m on m.id = v.person_id cross join lateral unnest(v.channel_ids) as channel_id
where v.survivor_id is null;
`;

const READER = (kind: string, setting: string) => `when '${kind}'
    then nullif(current_setting('karat.${setting}', true), '')::uuid`;

/**
 * A name is found within the reach of who searches by one index: its grams are kept with the last digits
 * of the franchise at home, and of each channel, in front of them. Among 300,000 members the commonest
 * family name has 27,000; asking of each of them whether the reader sees it costs more than any page.
 */
export const members0150: SqlMigration = {
  name: 'members-0150',
  sql: `
create function reach_grams(reach uuid, grams text[]) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(right(reach::text, 6) || gram order by n), '{}')
  from unnest(grams) with ordinality as t (gram, n) where reach is not null
$$;
grant execute on function reach_grams(uuid, text[]) to karat_members_restricted;

alter table member add column home_grams text[] not null default '{}';
update member set home_grams = reach_grams(home_tenant_id, name_grams) where home_tenant_id is not null;
create index member_home_grams on member using gin (home_grams);
create function keep_home_grams() returns trigger language plpgsql as $$
begin
  new.home_grams := reach_grams(new.home_tenant_id, new.name_grams);
  return new;
end $$;
create trigger home_grams_kept before insert or update of home_tenant_id, name_grams on member
  for each row execute function keep_home_grams();

alter table channel_member add column region text;
alter table channel_member add column grams text[];
${FILL_CHANNEL_MEMBERS}
alter table channel_member alter column region set not null;
alter table channel_member alter column grams set not null;
create index channel_member_region on channel_member (channel_id, region, enrolled_at desc, member_id desc);
create index channel_member_grams on channel_member using gin (grams);
create or replace function keep_channel_members() returns trigger language plpgsql as $$
begin
  delete from channel_member c using changed n where c.member_id = n.person_id
    and (n.survivor_id is not null or not c.channel_id = any(n.channel_ids));
  insert into channel_member (channel_id, enrolled_at, member_id, region, grams)
  select channel_id, m.enrolled_at, m.id, m.region, reach_grams(channel_id, m.name_grams)
  from changed n join member m on m.id = n.person_id
  cross join lateral unnest(n.channel_ids) as channel_id
  where n.survivor_id is null
  on conflict do nothing;
  return null;
end $$;
create function keep_channel_names() returns trigger language plpgsql as $$
begin
  update channel_member set region = new.region, grams = reach_grams(channel_id, new.name_grams)
  where member_id = new.id;
  return null;
end $$;
create trigger channel_names_kept after update of name_grams, region on member for each row
  when (new.name_grams is distinct from old.name_grams or new.region is distinct from old.region)
  execute function keep_channel_names();

create or replace function members_found(
  grams text[], folded text, phones text[], card_from text, card_below text, most integer
) returns setof uuid language plpgsql stable security definer set search_path = members, pg_temp as $$
#variable_conflict use_variable
declare
  kind text := current_setting('karat.kind', true);
  reach uuid := case kind ${READER('tenant', 'tenant')} ${READER('channel', 'channel')}
    ${READER('person', 'person')} end;
begin
  -- "is true" keeps who is seen from being looked for first: that is many, and what is searched few
  if kind = 'tenant' and grams is not null then
    return query select m.id from member m
      where m.home_grams @> reach_grams(reach, grams) and (m.home_tenant_id = reach) is true
        and m.survivor_id is null and position(folded in m.name_folded) > 0 limit most;
  elsif kind = 'channel' and grams is not null then
    return query select c.member_id from channel_member c
      where c.grams @> reach_grams(reach, grams) and (c.channel_id = reach) is true
        and (grams = array[folded] or (select position(folded in m.name_folded) > 0
          from member m where m.id = c.member_id)) limit most;
  elsif kind = 'person' and grams is not null then
    return query select m.id from member m where m.id = reach and m.survivor_id is null
      and m.name_grams @> grams and position(folded in m.name_folded) > 0;
  end if;
  if cardinality(phones) = 0 and card_from is null then return; end if;
  return query select m.id from member m
    where m.survivor_id is null and (m.phone = any(phones)
        or (m.card_number collate "C" >= card_from and m.card_number collate "C" < card_below))
      and case kind when 'tenant' then m.home_tenant_id = reach when 'person' then m.id = reach
        when 'channel' then (select true from channel_member c
          where c.channel_id = reach and c.member_id = m.id) else false end
      and not coalesce(m.name_grams @> grams and position(folded in m.name_folded) > 0, false)
    limit most;
end $$;
`,
};
