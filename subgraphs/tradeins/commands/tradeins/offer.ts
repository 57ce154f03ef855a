import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isCreditedByHand, takesBrand, wayOf } from '../../domain/policy.ts';
import { plainOf, priceGold, type Board, type PriceCode } from '../../domain/price.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote } from '../../domain/texts.ts';
import { tradeInPolicyAt } from '../../persistence/policies.ts';
import { lockAtCounter, saveStep, standingOf } from '../../persistence/trade-ins.ts';
import { refusePrice, refuseStep, stale, unknown } from '../refuse.ts';
import type { Assayed } from './assay.ts';

export interface OfferTradeIn {
  readonly tradeInId: string;
  readonly note: string | null;
  readonly expectedVersion: number;
  readonly board: () => Board;
}

export type OfferCode = StepCode | PriceCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'WAY_UNKNOWN' | 'BRAND_NOT_TAKEN';

/**
 * The offer that binds: by the assay, the board and the rules of this moment, for the minutes of the policy. Price,
 * purity, weights and the version of the rules stay with it, whatever board and rules say afterwards.
 */
export const offerTradeIn = defineCommand<OfferTradeIn, Assayed, OfferCode>({
  name: 'tradeins.offer',
  execute: async (tx, { tradeInId, note: told, expectedVersion, board }) => {
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(standingOf(row, tx.now), 'offer', { note, now: tx.now });
    if ('code' in next) return refuseStep(next.code, 'offer', row);
    const { version, rules } = await tradeInPolicyAt(tx.sql, tx.now);
    const way = wayOf(rules, row.way);
    if (!way) return refused('WAY_UNKNOWN', 'The house has no such way any more: assay it by another.', ['id']);
    if (!takesBrand(way, row)) return refused('BRAND_NOT_TAKEN', 'This way does not take that brand any more.', ['id']);
    const { currency } = row;
    const priced = priceGold({ grossMg: row.grossMg!, purity: row.purity!, currency }, way, rules, board());
    if (typeof priced === 'string') return refusePrice(priced);
    const { fineMg, afterLossMg: afterMg, priceMinor, creditMinor, source, since } = priced;
    const plainMinor = isCreditedByHand(way) ? creditMinor
      : plainOf({ ...row, grossMg: row.grossMg!, purity: row.purity! }, rules, board(), creditMinor);
    await saveStep(tx, row, {
      state: next.to, policyVersion: version, fineMg, afterMg, priceMinor, priceSource: source, priceAt: since,
      creditMinor, plainMinor, restWhole: false, offeredAt: tx.now,
      offerUntil: new Date(tx.now.getTime() + rules.offerMinutes * 60_000),
    }, 'offer', note);
    return accepted({ tradeInId, priced, currency });
  },
});
