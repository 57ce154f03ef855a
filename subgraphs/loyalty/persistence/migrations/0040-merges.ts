import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Merges this ledger knows already, also where the word on who may see them is still under way. And
 * what a merge moves is found by its member: open lots have an index, spent ones and orders get theirs.
 */
export const loyalty0040: SqlMigration = {
  name: 'loyalty-0040',
  sql: `
insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
select member_id, merged_into, merged_into, member_id, now() from account
where merged_into is not null on conflict (merged_id) do nothing;
create index order_points_member on order_points (member_id);
create index lot_spent on lot (member_id) where remaining = 0;
`,
};
