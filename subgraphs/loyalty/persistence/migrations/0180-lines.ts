import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Numbers every account's lines by when they were posted; balances are what the entries add up to. */
export const FILL_LINES = `
with moved as (
  select transaction_id, sum(amount) filter (where account = 'available') as available,
    sum(amount) filter (where account = 'pending') as pending,
    sum(amount) filter (where account = 'held') as held,
    sum(amount) filter (where account = 'debt') as debt
  from ledger_entry where unit = 'points' group by transaction_id),
told as (
  select t.id, row_number() over own as line_no, sum(coalesce(m.available, 0)) over own as available,
    sum(coalesce(m.pending, 0)) over own as pending, sum(coalesce(m.held, 0)) over own as held,
    -sum(coalesce(m.debt, 0)) over own as debt
  from points_transaction t left join moved m on m.transaction_id = t.id
  window own as (partition by t.member_id order by t.posted_at, t.id))
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
