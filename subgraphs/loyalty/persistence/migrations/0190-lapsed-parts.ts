import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Whoever sees an account is told its balances by the clock, whosever the holds are that lapsed in it. */
export const loyalty0190: SqlMigration = {
  name: 'loyalty-0190',
  sql: `
create function lapsed_parts(of_member uuid, at timestamptz)
returns table (nth bigint, amount bigint, lot_ended boolean)
language sql stable security definer set search_path = loyalty, pg_temp as $$
  select row_number() over (order by h.expires_at, h.id, p.lot_id), p.amount, l.expires_at <= at
  from points_hold h join points_hold_part p on p.hold_id = h.id join lot l on l.id = p.lot_id
  where h.member_id = of_member and h.state = 'held' and h.expires_at <= at
$$;
revoke all on function lapsed_parts(uuid, timestamptz) from public;
grant execute on function lapsed_parts(uuid, timestamptz) to karat_loyalty, karat_loyalty_restricted;
`,
};
