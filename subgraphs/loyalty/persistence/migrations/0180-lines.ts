import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Numbers every account's lines by when they were posted; balances are what the entries add up to. Read from the row
 * itself: one sort of the table, and no join with its own entries.
 */
export const FILL_LINES = `
with told as (
  select id, row_number() over own as line_no, sum(coalesce(to_available, 0)) over own as available,
    sum(coalesce(to_pending, 0)) over own as pending, sum(coalesce(to_held, 0)) over own as held,
    -sum(coalesce(to_debt, 0)) over own as debt
  from points_transaction window own as (partition by member_id order by posted_at, id rows unbounded preceding))
update points_transaction t set line_no = told.line_no, available_after = told.available,
  pending_after = told.pending, held_after = told.held, debt_after = told.debt
from told where told.id = t.id;
update account a set lines = t.lines
from (select member_id, count(*) as lines from points_transaction group by member_id) t
where t.member_id = a.member_id;
`;

/**
 * A statement has one order, that of posting: each line has its number within its account, and all balances
 * after it.
 */
export const loyalty0180: SqlMigration = {
  name: 'loyalty-0180',
  sql: `
alter table points_transaction add column line_no int, add column pending_after bigint,
  add column held_after bigint;
alter table account add column lines int not null default 0;
drop trigger append_only on points_transaction;
${FILL_LINES}alter table points_transaction alter column line_no set not null, alter column pending_after set not null,
  alter column held_after set not null;
create trigger append_only before update or delete on points_transaction
  for each statement execute function refuse_change();
drop index points_transaction_member;
create unique index points_transaction_line on points_transaction (member_id, line_no);
`,
};
