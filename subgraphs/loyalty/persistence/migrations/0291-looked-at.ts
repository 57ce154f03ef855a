import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Who is looked at, for whoever works out what is due: readers of one member ask it too (simulations), and see nobody's
 * review by that.
 */
export const loyalty0291: SqlMigration = {
  name: 'loyalty-0291',
  sql: `
create function looked_at() returns uuid[]
language sql stable security definer set search_path = loyalty, pg_temp as $$
  select coalesce(array_agg(coalesce(m.survivor_id, r.member_id)), '{}')
  from member_review r left join person_merge m on m.merged_id = r.member_id where r.under_review
$$;
revoke all on function looked_at() from public;
grant execute on function looked_at() to karat_loyalty, karat_loyalty_restricted;
`,
};
