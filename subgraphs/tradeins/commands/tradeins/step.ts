import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { moneyView } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { CLOSED, stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote, readWords } from '../../domain/texts.ts';
import type { TradeInState, TradeInStep } from '../../domain/words.ts';
import { giveCredit, shortOf, takeCreditBack } from '../../persistence/credit.ts';
import { wayBy } from '../../persistence/policies.ts';
import { lockAtCounter, saveStep, standingOf, type TradeInRow } from '../../persistence/trade-ins.ts';
import { refuseStep, stale, unknown } from '../refuse.ts';

export interface StepTradeIn {
  readonly tradeInId: string;
  readonly step: TradeInStep;
  /** Who took it, when it is given back. */
  readonly returnedTo: string | null;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type StepTradeInCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'RECEIVER_INVALID' | 'STORE_CREDIT_SHORT';

/** What a desk does with old gold: takes it, melts it, credits it, gives it back, or calls its estimate off. */
export const stepTradeIn = defineCommand<StepTradeIn, { tradeInId: string }, StepTradeInCode>({
  name: 'tradeins.step',
  execute: async (tx, { tradeInId, step, returnedTo, note: told, expectedVersion }) => {
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(standingOf(row, tx.now, await wayBy(tx.sql, row)), step, { note, now: tx.now });
    if ('code' in next) return refuseStep(next.code, step, row);
    const receiver = step === 'return' ? readWords(returnedTo ?? '', 100) : null;
    if (step === 'return' && !receiver) {
      return refused('RECEIVER_INVALID', 'Say who takes it, in 1 to 100 characters.', ['returnedTo']);
    }
    const has = step === 'return' && row.givenMinor !== null
      ? await shortOf(tx, row.memberId, row.currency, row.givenMinor) : null;
    if (has !== null) {
      return refused('STORE_CREDIT_SHORT', 'What it was credited at is spent: it goes back with that credit alone.',
        ['id'], { available: moneyView(has, row.currency) });
    }
    await saveStep(tx, row, { returnedTo: receiver, ...await done(tx, row, step, next.to) }, step, note);
    return accepted({ tradeInId });
  },
});

async function done(
  tx: Tx, row: TradeInRow, step: TradeInStep, state: TradeInState,
): Promise<Partial<TradeInRow>> {
  if (step === 'credit') await giveCredit(tx, row, row.creditMinor!);
  const isGivenBack = step === 'return' && row.givenMinor !== null;
  if (isGivenBack) await takeCreditBack(tx, row);
  return {
    state, closedAt: CLOSED.includes(state) ? tx.now : null,
    ...(step === 'melt' && { meltedAt: tx.now }),
    ...(step === 'credit' && { givenAt: tx.now, givenMinor: row.creditMinor }),
    ...(isGivenBack && { givenAt: null, givenMinor: null }),
  };
}
