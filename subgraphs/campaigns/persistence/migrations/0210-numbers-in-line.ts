import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Who waits keeps the number it drew: nobody's row changes because others leave, however many wait. The place is
 * read: of the numbers up to one's own those that nobody left. Places go from the front, so that the lowest number
 * tells how many; who gave up in the middle is counted. Told as a number, not whose they are.
 */
export const campaigns0210: SqlMigration = {
  name: 'campaigns-0210',
  sql: `
alter table live_drop add column last_position integer not null default 0 check (last_position >= 0);
update live_drop d set last_position = w.last from (
  select drop_id, max(position) as last from claim where state = 'waitlisted' group by drop_id) w
where w.drop_id = d.id;
alter table claim add column left_position integer check (left_position > 0),
  add constraint claim_check2 check (state <> 'waitlisted' or left_position is null);
create index claim_left_line on claim (drop_id, left_position) where left_position is not null;
create function place_in_line(of_drop uuid, of_position integer) returns integer
language sql stable security definer set search_path = campaigns, pg_temp as $$
  select of_position - first + 1 - (select count(*)::integer from claim where drop_id = of_drop
    and left_position > first and left_position < of_position)
  from (select position as first from claim where drop_id = of_drop and state = 'waitlisted'
    order by position limit 1) f
$$;
revoke all on function place_in_line(uuid, integer) from public;
grant execute on function place_in_line(uuid, integer) to karat_campaigns, karat_campaigns_restricted;
`,
};
