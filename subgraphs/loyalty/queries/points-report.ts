import { dayText, localDay } from '../../kernel/business-day.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { moneyView } from '../../kernel/money.ts';
import { POINT_ACCOUNTS, type LedgerAccount } from '../domain/account-book.ts';
import { burnOf } from '../domain/burn.ts';
import { policyAt } from '../domain/policy.ts';
import { worthOf } from '../domain/worth.ts';
import type { PointsReport } from '../graphql/points-report.type.ts';
import { loadPolicies } from '../persistence/policies.ts';

/**
 * The books of a programme at the end of a business day, from the sums by day that every posting keeps up: cost does
 * not grow with the number of members.
 */
export async function pointsReport(
  sql: Sql, programme: string, on: string | null, now: Date,
): Promise<PointsReport | null> {
  const own = (await loadPolicies(sql)).filter((policy) => policy.programme === programme);
  if (own.length === 0) return null;
  const policy = policyAt(own, programme, now);
  const day = on ?? dayText(localDay(now, policy.zone));
  const rows = await sql.all<{ account: LedgerAccount; amount: bigint; before: bigint }>`
    select account, sum(amount)::bigint as amount,
      coalesce(sum(amount) filter (where day <= (${day}::date - interval '1 year')::date), 0)::bigint as before
    from ledger_day where programme = ${programme} and day <= ${day}::date group by account`;
  const of = (account: LedgerAccount) => rows.find((row) => row.account === account);
  const sum = (accounts: readonly LedgerAccount[], value: 'amount' | 'before') =>
    accounts.reduce((all, account) => all + (of(account)?.[value] ?? 0n), 0n);
  const redeemed = sum(['redeemed'], 'amount') - sum(['redeemed'], 'before');
  const opening = sum(['available', 'pending', 'held'], 'before');
  const points = sum(['available', 'pending'], 'amount');
  const percent = policy.rules.burnPercent;
  const worth = worthOf(points, policy);
  return {
    day,
    accounts: POINT_ACCOUNTS.map((account) => ({ account, amount: of(account)?.amount ?? 0n })),
    difference: sum(POINT_ACCOUNTS, 'amount'),
    liability: { points, held: sum(['held'], 'amount'), worth: moneyView(worth.minor, worth.currency) },
    burn: { opening, redeemed, percent, ...burnOf(opening, redeemed, percent) },
  };
}
