import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote } from '../../domain/texts.ts';
import { giveCredit } from '../../persistence/credit.ts';
import { wayBy } from '../../persistence/policies.ts';
import { lockAtCounter, NOT_ASKED, saveStep, standingOf } from '../../persistence/trade-ins.ts';
import { refuseStep, stale, unknown } from '../refuse.ts';

export interface DecideBuyback {
  readonly tradeInId: string;
  readonly approve: boolean;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type DecideBuybackCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'OPERATOR_ONLY' | 'SAME_PERSON';

/** A second person, at head office, has melted gold credited at its plain price, or not. */
export const decideBuyback = defineCommand<DecideBuyback, { tradeInId: string }, DecideBuybackCode>({
  name: 'tradeins.decide-buyback',
  execute: async (tx, { tradeInId, approve, note: said, expectedVersion }) => {
    if (tx.actor.kind !== 'operator') return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(said, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const deed = approve ? 'give_buyback' : 'refuse_buyback';
    const next = stateAfter(standingOf(row, tx.now, await wayBy(tx.sql, row)), deed, { note, now: tx.now });
    if ('code' in next) return refuseStep(next.code, deed, row);
    if (approve && row.plainAskedBy === tx.actor.id) {
      return refused('SAME_PERSON', 'Another person approves what you asked for.', ['id']);
    }
    if (!approve) {
      await saveStep(tx, row, NOT_ASKED, deed, note);
      return accepted({ tradeInId });
    }
    const givenMinor = row.plainAskedMinor!;
    await giveCredit(tx, row, givenMinor);
    await saveStep(tx, row, { state: next.to, givenAt: tx.now, givenMinor, closedAt: tx.now }, deed, note);
    return accepted({ tradeInId });
  },
});
