import type { SqlMigration } from '../../../kernel/database/migration.ts';

const READER = (kind: string, setting: string) => `when '${kind}'
    then nullif(current_setting('karat.${setting}', true), '')::uuid`;

const NOW = `coalesce(nullif(current_setting('karat.now', true), '')::timestamptz, now())`;
const TENANT = `nullif(current_setting('karat.tenant', true), '')::uuid`;

/**
 * What a franchise is shown of its members (domain/sharing.ts): terms by franchise and role, and who is being served.
 * The functions look past the row rules and are asked once a statement, in brackets of their own; a member's consent
 * is `person_visibility.layer`: 3 with it, else 1.
 */
export const members0270: SqlMigration = {
  name: 'members-0270',
  sql: `
create table sharing_terms (
  id uuid primary key,
  franchise_id uuid,
  manager_layer smallint not null check (manager_layer >= 1 and manager_layer <= 3),
  associate_layer smallint not null check (associate_layer >= 1 and associate_layer <= 3),
  starts_at timestamptz not null,
  reason text not null check (char_length(reason) >= 5 and char_length(reason) <= 500),
  widens boolean not null,
  state text not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  version integer not null default 1,
  constraint sharing_terms_check check ((state = 'proposed') = (decided_at is null)),
  constraint sharing_terms_check1 check (not widens or state in ('proposed', 'withdrawn') or decided_by <> proposed_by)
);
create index sharing_terms_counts on sharing_terms (franchise_id, starts_at desc, id desc) where state = 'approved';
create index sharing_terms_proposed on sharing_terms (proposed_at desc, id desc);

create table active_service (
  ref_id uuid primary key,
  member_id uuid,
  franchise_id uuid,
  kind text not null check (kind in ('service_order', 'appointment')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  version bigint not null
);
create index active_service_franchise on active_service (franchise_id, until_at) where member_id is not null;
create index active_service_until on active_service (until_at);
create index active_service_member on active_service (member_id) where member_id is not null;

alter table contact_view add column layer smallint check (layer >= 1 and layer <= 3);

create function terms_layer(tenant uuid, roles text[], at timestamptz) returns smallint language sql stable
  security definer set search_path = members, pg_temp as $$
  select coalesce((select case when 'manager' = any(roles) then manager_layer
      when 'associate' = any(roles) then associate_layer else least(manager_layer, associate_layer) end
    from sharing_terms where state = 'approved' and starts_at <= at
      and (franchise_id = tenant or franchise_id is null)
    order by franchise_id is null, starts_at desc, id desc limit 1),
    case when 'manager' = any(roles) then 3 else 2 end)::smallint
$$;
create function served_by(tenant uuid, at timestamptz) returns setof uuid language sql stable
  security definer set search_path = members, pg_temp as $$
  select case when m.survivor_id is null then m.id else m.survivor_id end
  from active_service s join member m on m.id = s.member_id
  where s.franchise_id = tenant and s.from_at <= at and s.until_at > at
  union select person_id from person_visit v where v.tenant_id = tenant and v.until > at
$$;
revoke execute on function terms_layer(uuid, text[], timestamptz), served_by(uuid, timestamptz) from public;

create function reader_layer() returns smallint language sql stable
  security definer set search_path = members, pg_temp as $$
  select case when current_setting('karat.kind', true) = 'tenant' then terms_layer(${TENANT},
    string_to_array(coalesce(current_setting('karat.roles', true), ''), ','), ${NOW}) else 3::smallint end
$$;
create function being_served() returns uuid[] language sql stable
  security definer set search_path = members, pg_temp as $$
  select coalesce(array_agg(id), '{}') from served_by(case current_setting('karat.kind', true)
    ${READER('tenant', 'tenant')} end, ${NOW}) as t(id)
$$;
grant execute on function reader_layer(), being_served() to karat_members_restricted;

alter policy visible on life_event using (
  (select true from person_visibility v where v.person_id = life_event.member_id
    and case (select current_setting('karat.kind', true)) when 'tenant'
      then v.layer >= 3 and (select reader_layer()) >= 2 when 'person' then true else false end));

create or replace function members_found(
  grams text[], folded text, phones text[], card_from text, card_below text, most integer
) returns setof uuid language plpgsql stable security definer set search_path = members, pg_temp as $$
#variable_conflict use_variable
declare
  kind text := current_setting('karat.kind', true);
  reach uuid := case kind ${READER('tenant', 'tenant')} ${READER('channel', 'channel')}
    ${READER('person', 'person')} end;
  -- a franchise finds by name, phone and the beginning of a card only whom it is shown with them
  named boolean := kind is distinct from 'tenant' or reader_layer() >= 2;
begin
  -- "is true" keeps who is seen from being looked for first: that is many, and what is searched few
  if kind = 'tenant' and grams is not null and named then
    return query select m.id from member m
      where m.home_grams @> reach_grams(reach, grams) and (m.home_tenant_id = reach) is true
        and m.survivor_id is null and position(folded in m.name_folded) > 0
        and (select v.layer from person_visibility v where v.person_id = m.id) >= 3 limit most;
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
      and case kind when 'tenant' then m.home_tenant_id = reach
          and (m.card_number = card_from
            or named and (select v.layer from person_visibility v where v.person_id = m.id) >= 3)
        when 'person' then m.id = reach
        when 'channel' then (select true from channel_member c
          where c.channel_id = reach and c.member_id = m.id) else false end
      and not coalesce(m.name_grams @> grams and position(folded in m.name_folded) > 0
        and (kind is distinct from 'tenant'
          or named and (select v.layer from person_visibility v where v.person_id = m.id) >= 3), false)
    limit most;
end $$;
`,
};
