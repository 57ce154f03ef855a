import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Under which id somebody bought, where that id was merged away before the order was told: what counts
 * by the purchase (the home franchise at payment) goes by it, in whatever order merge and sale arrive.
 */
export const orders0040: SqlMigration = {
  name: 'orders-0040',
  sql: `
alter table buyer_identity add column linked_member_id uuid;
alter table sales_order add column bought_as_member_id uuid;
insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
select member_id, survivor_id, survivor_id, member_id, now() from member_fact
where survivor_id is not null on conflict (merged_id) do nothing;
`,
};
