import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { monthRange } from '../../domain/business-month.ts';
import type { EarlierRebates } from '../../domain/settlement/words.ts';
import { forgetHeldAtOpening } from '../../persistence/settlement/left.ts';
import { readOpening } from '../../persistence/settlement/openings.ts';
import { settlementOpeningTable } from '../../persistence/tables/settlement/settlement-opening.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { lockOpenings, lockRegion } from '../settlement/checks.ts';

export interface OpenSettlement {
  readonly region: string;
  /** '2026-09': the first month that is settled here. */
  readonly month: string;
  readonly earlier: EarlierRebates;
}
export type OpenSettlementCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'SETTLEMENT_BEGUN';

/**
 * From which month on a region's rebates are settled here 结算起始, and what becomes of those that counted before:
 * they stand on the first statement, or those that were known by then are settled elsewhere; what is told later counts
 * here. It decides for both sides of the region's homes. May be set otherwise until one of their lines is drafted.
 */
export const openSettlement = defineCommand<OpenSettlement, { region: string }, OpenSettlementCode>({
  name: 'franchises.open-settlement',
  execute: async (tx, { region, month, earlier }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const book = await readCodebook(tx.sql);
    if (!book.find('region', region, tx.now)) {
      return refused('NOT_FOUND', 'There is no such region.', ['region']);
    }
    const range = monthRange(month, book.zoneOf(region, tx.now));
    if (!range) return refused('INVALID', 'month is written YYYY-MM.', ['month']);
    await lockRegion(tx, region);
    await lockOpenings(tx);
    if (await hasRun(tx, region)) {
      return refused('SETTLEMENT_BEGUN', 'Statements of the region were run already.', ['region']);
    }
    const before = await readOpening(tx.sql, region);
    await tx.sql.insertInto(settlementOpeningTable, [{
      region, month, opensAt: range.from, earlier, setAt: tx.now, setBy: tx.actor.name,
    }], `on conflict (region) do update set month = excluded.month, opens_at = excluded.opens_at,
      earlier = excluded.earlier, set_at = excluded.set_at, set_by = excluded.set_by`);
    await forgetHeldAtOpening(tx, region);
    tx.audit({ before: before && { region, month: before.month, earlier: before.earlier },
      after: { region, month, earlier } });
    return accepted({ region });
  },
});

/** Its own run, or one of another region that had a side of its rebates. */
async function hasRun(tx: Tx, region: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 where exists (select 1 from statement_run where region = ${region})
    or exists (select 1 from statement_line l join rebate r on r.id = l.rebate_id
      join franchise h on h.id = r.home_franchise_id where h.region = ${region})` !== null;
}
