import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { moneyView, type Money } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { plainOf, type Board, type PriceCode } from '../../domain/price.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote, readWords } from '../../domain/texts.ts';
import type { ConsentWay } from '../../domain/words.ts';
import { tradeInPolicyAt, wayBy } from '../../persistence/policies.ts';
import { lockAtCounter, saveStep, standingOf, type TradeInRow } from '../../persistence/trade-ins.ts';
import { refusePrice, refuseStep, stale, unknown } from '../refuse.ts';

export interface AskBuyback {
  readonly tradeInId: string;
  /** Who agrees to the lower price, and how. */
  readonly by: string;
  readonly way: ConsentWay;
  /** What was shown and agreed to. */
  readonly agreed: Money;
  readonly note: string | null;
  readonly expectedVersion: number;
  readonly board: () => Board;
}

export type AskBuybackCode = StepCode | PriceCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'CONSENT_MISSING'
  | 'PRICE_DIFFERS';

/**
 * Melted gold whose way is for a sale, which no sale takes: its member agrees to what it is worth without one. The
 * price is the plain one of its offer; of gold that was offered without, that of the board and rules of this moment.
 * What was agreed to is that price, or it is refused with the right one. Another person approves it.
 */
export const askBuyback = defineCommand<AskBuyback, { tradeInId: string }, AskBuybackCode>({
  name: 'tradeins.ask-buyback',
  execute: async (tx, { tradeInId, by: told, way, agreed, note: said, expectedVersion, board }) => {
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(said, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(standingOf(row, tx.now, await wayBy(tx.sql, row)), 'ask_buyback', { note, now: tx.now });
    if ('code' in next) return refuseStep(next.code, 'ask_buyback', row);
    const by = readWords(told, 100);
    if (!by) return refused('CONSENT_MISSING', 'Say who agrees to the price, in 1 to 100 characters.', ['consent']);
    const priced = await plainNow(tx, row, board);
    if (!priced.ok) return priced;
    if (agreed.minor !== priced.value.minor || agreed.currency !== row.currency) {
      const price = moneyView(priced.value.minor, row.currency);
      return refused('PRICE_DIFFERS', `Without a sale it is worth ${price.amount} ${price.currency}.`, ['agreed'],
        { price });
    }
    await saveStep(tx, row, {
      plainAskedMinor: priced.value.minor, plainVersion: priced.value.version, plainAskedAt: tx.now,
      plainAskedBy: tx.actor.id, plainConsentBy: by, plainConsentWay: way,
    }, 'ask_buyback', note);
    return accepted({ tradeInId });
  },
});

async function plainNow(
  tx: Tx, row: TradeInRow, board: () => Board,
): Promise<Outcome<{ readonly minor: bigint; readonly version: number }, PriceCode>> {
  if (row.plainMinor !== null) {
    return row.plainMinor > 0n ? accepted({ minor: row.plainMinor, version: row.policyVersion })
      : refusePrice('NOTHING_LEFT');
  }
  const [{ version, rules }, said] = [await tradeInPolicyAt(tx.sql, tx.now), board()];
  if (said === 'away') return refusePrice('TRY_AGAIN');
  const minor = plainOf({ ...row, grossMg: row.grossMg!, purity: row.purity! }, rules, said, row.creditMinor!);
  if (minor === null) return refusePrice('NO_PRICE');
  return minor > 0n ? accepted({ minor, version }) : refusePrice('NOTHING_LEFT');
}
