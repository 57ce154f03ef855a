import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** How many holds of a drop are over and not swept yet: told with its counts, not whose they are. */
export const campaigns0190: SqlMigration = {
  name: 'campaigns-0190',
  sql: `
create function lapsed_holds(of_drop uuid, at timestamptz) returns integer
language sql stable security definer set search_path = campaigns, pg_temp as $$
  select count(*)::integer from claim
  where drop_id = of_drop and state in ('reserving', 'claimed') and hold_expires_at <= at
$$;
revoke all on function lapsed_holds(uuid, timestamptz) from public;
grant execute on function lapsed_holds(uuid, timestamptz) to karat_campaigns, karat_campaigns_restricted;
`,
};
