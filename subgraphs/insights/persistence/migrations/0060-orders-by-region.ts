import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Scores of a whole programme are summed out of the index alone, its regions among its columns. */
export const insights0060: SqlMigration = {
  name: 'insights-0060',
  sql: `
create index order_fact_standing on order_fact (member_id, paid_day) include (home_minor, home_region)
  where wholly_returned_at is null and member_id is not null;
drop index order_fact_net;
-- How many have which tier is what rules ask, and no column by itself tells it.
-- Of the few who bought after the day that is asked for; as a function it costs nothing where nobody did.
create function last_bought_by(member uuid, day date) returns date language sql stable parallel safe cost 1 as $$
  select max(paid_day) from order_fact where member_id = member and wholly_returned_at is null and paid_day <= day
$$;
grant execute on function last_bought_by(uuid, date) to karat_insights_restricted;
create statistics member_tier_word on (programme || ':' || tier) from member_tier;
`,
};
