import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** For statements over everybody: what stands in their way, and what the database has to know to plan them. */
export const insights0061: SqlMigration = {
  name: 'insights-0061',
  sql: `
-- Of the few who bought after the day that is asked for; as a function it costs nothing where nobody did.
create function last_bought_by(member uuid, day date) returns date language sql stable parallel safe cost 1 as $$
  select max(paid_day) from order_fact where member_id = member and wholly_returned_at is null and paid_day <= day
$$;
grant execute on function last_bought_by(uuid, date) to karat_insights_restricted;
-- How many have which tier is what rules ask, and no column by itself tells it.
create statistics member_tier_word on (programme || ':' || tier) from member_tier;
`,
};
