import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { takesBrand, wayOf } from '../../domain/policy.ts';
import { priceGold, type Board, type PricedGold } from '../../domain/price.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote } from '../../domain/texts.ts';
import type { AssayMethod } from '../../domain/words.ts';
import { tradeInPolicyAt } from '../../persistence/policies.ts';
import { lockAtCounter, saveStep, standingOf } from '../../persistence/trade-ins.ts';
import { refuseStep, stale, unknown } from '../refuse.ts';
import { NO_OFFER, wrongGold } from './estimate.ts';

export interface AssayTradeIn {
  readonly tradeInId: string;
  readonly grossMg: number;
  readonly purity: number;
  readonly method: AssayMethod;
  /** Another way than it was estimated by; null: the same. */
  readonly way: string | null;
  readonly note: string | null;
  readonly expectedVersion: number;
  readonly board: () => Board;
}

export type AssayCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'WEIGHT_INVALID' | 'PURITY_INVALID'
  | 'WAY_UNKNOWN' | 'BRAND_NOT_TAKEN';

export interface Assayed {
  readonly tradeInId: string;
  /** What it would be offered at now; null while the board has no price. It binds nobody before the offer. */
  readonly priced: PricedGold | null;
  readonly currency: string;
}

/** Weighs and tests it: by this, and by nothing that was said before, it is offered for. */
export const assayTradeIn = defineCommand<AssayTradeIn, Assayed, AssayCode>({
  name: 'tradeins.assay',
  execute: async (tx, { tradeInId, grossMg, purity, method, way: asked, note: told, expectedVersion, board }) => {
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion) ?? wrongGold({ grossMg, purity });
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(standingOf(row, tx.now), 'assay', { note, now: tx.now });
    if ('code' in next) return refuseStep(next.code, 'assay', row);
    const { version, rules } = await tradeInPolicyAt(tx.sql, tx.now);
    const way = wayOf(rules, asked ?? row.way);
    if (!way) return refused('WAY_UNKNOWN', 'The house has no such way to trade in any more.', ['way']);
    if (!takesBrand(way, row)) return refused('BRAND_NOT_TAKEN', 'This way does not take that brand.', ['way']);
    await saveStep(tx, row, {
      ...NO_OFFER, state: next.to, way: way.way, policyVersion: version, grossMg: BigInt(grossMg), purity, method,
      assayedAt: tx.now,
    }, 'assay', note);
    const priced = priceGold({ grossMg: BigInt(grossMg), purity, currency: row.currency }, way, rules, board());
    return accepted({ tradeInId, priced: typeof priced === 'string' ? null : priced, currency: row.currency });
  },
});
