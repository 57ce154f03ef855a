import type { SqlMigration } from '../../../kernel/database/migration.ts';

const POINTS = ['available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'breakage',
  'merged'];
const GROWTH = ['growth', 'growth_pending', 'growth_interaction', 'growth_issued', 'growth_merged'];
const ALL = [...POINTS, ...GROWTH];

const sumOf = (accounts: readonly string[]): string =>
  accounts.map((account) => `coalesce(to_${account}, 0)`).join(' + ');
const valuesOf = (accounts: readonly string[], unit: string): string[] =>
  accounts.map((account) => `('${account}', '${unit}', t.to_${account})`);

/**
 * A posting carries its entries itself: a row and a key of its own for each took ten times its amount. What
 * was posted before stays where it is, as what is append-only does; the view has both.
 */
export const loyalty0140: SqlMigration = {
  name: 'loyalty-0140',
  sql: `
alter table points_transaction
${ALL.map((account) => `  add column to_${account} bigint,`).join('\n')}
  -- double entry: what one posting moves adds up to zero in each unit
  add constraint points_transaction_zero_points check (${sumOf(POINTS)} = 0),
  add constraint points_transaction_zero_growth check (${sumOf(GROWTH)} = 0);
drop trigger append_only on points_transaction;
create trigger append_only before update or delete on points_transaction
  for each statement execute function refuse_change();

create view ledger_entry with (security_invoker) as
select member_id, transaction_id, account, unit, amount from points_entry
union all
select t.member_id, t.id, e.account, e.unit, e.amount from points_transaction t
cross join lateral (values
  ${[...valuesOf(POINTS, 'points'), ...valuesOf(GROWTH, 'growth')].join(',\n  ')}
) as e (account, unit, amount) where e.amount <> 0;
grant select on ledger_entry to karat_loyalty_restricted;
`,
};
