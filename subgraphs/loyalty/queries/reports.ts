import type { ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { LoyaltyMonth, LoyaltySummary } from '../graphql/summary.type.ts';

export { ledgerInvariants } from './ledger-proof.ts';

export interface Period {
  readonly programme: ProgrammeCode | null;
  /** Business days, both included. */
  readonly from: string;
  readonly until: string;
}

/** From the sums by day that every posting keeps up: cost does not grow with the number of members. */
export async function loyaltySummary(sql: Sql, period: Period): Promise<LoyaltySummary> {
  const months = await sql.all<LoyaltyMonth>`
    select date_trunc('month', day)::date as month,
      coalesce(-sum(amount) filter (where account = 'issued'
        and kind not in ('return', 'grant_withdrawal')), 0)::bigint as issued,
      coalesce(sum(amount) filter (where account = 'issued' and kind in ('return', 'grant_withdrawal')), 0)::bigint
        as reversed,
      coalesce(sum(amount) filter (where account = 'redeemed'), 0)::bigint as redeemed,
      coalesce(sum(amount) filter (where account = 'expired'), 0)::bigint as expired
    from ledger_day where day between ${period.from} and ${period.until}
      and (${period.programme}::text is null or programme = ${period.programme})
    group by 1 order by 1`;
  const now = await sql.one<{ liability: bigint; debt: bigint }>`
    select coalesce(sum(amount) filter (where account in ('available', 'pending', 'held')), 0)::bigint
        as liability,
      coalesce(-sum(amount) filter (where account = 'debt'), 0)::bigint as debt
    from ledger_day where ${period.programme}::text is null or programme = ${period.programme}`;
  const total = (of: (month: LoyaltyMonth) => bigint) => months.reduce((sum, m) => sum + of(m), 0n);
  const issued = total((m) => m.issued);
  const redeemed = total((m) => m.redeemed);
  return {
    issued, redeemed, reversed: total((m) => m.reversed), expired: total((m) => m.expired),
    ...now, months,
    burnRateBps: issued > 0n ? Number((redeemed * 10_000n) / issued) : null,
  };
}
