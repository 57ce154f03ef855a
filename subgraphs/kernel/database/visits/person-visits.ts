/**
 * A person who stands in a tenant's place is seen by it for those minutes, in every room, and no longer, whatever job
 * has run: the reader's own time is compared. Who is visiting is asked once a statement, and only where nothing else
 * lets a row be seen; the functions look past the row rules, which planning each statement would otherwise pay for.
 */
export const PERSON_VISITS = `
create table person_visit (
  person_id uuid not null,
  tenant_id uuid not null,
  layer smallint not null,
  until timestamptz not null,
  primary key (person_id, tenant_id)
);
create index person_visit_tenant on person_visit (tenant_id, until);
create index person_visit_until on person_visit (until);
alter table person_visit enable row level security;

create function visits_of_reader() returns setof person_visit language sql stable
  set search_path = @schema, pg_temp as $$
  select * from person_visit
  where tenant_id = (select case current_setting('karat.kind', true) when 'tenant'
      then nullif(current_setting('karat.tenant', true), '')::uuid end)
    and until > coalesce(nullif(current_setting('karat.now', true), '')::timestamptz, now())
$$;
create function visiting() returns uuid[] language sql stable security definer
  set search_path = @schema, pg_temp as $$
  select coalesce(array_agg(person_id), '{}') from visits_of_reader()
$$;
create function visit_layer(person uuid) returns smallint language sql stable security definer
  set search_path = @schema, pg_temp as $$
  select coalesce(max(layer), 0::smallint) from visits_of_reader() where person_id = person
$$;
grant execute on function visiting(), visit_layer(uuid) to karat_@schema_restricted;

alter policy visible on person_visibility using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
      or person_id = any ((select visiting())::uuid[])
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
`;
