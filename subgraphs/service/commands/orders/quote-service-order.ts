import { defineCommand } from '../../../kernel/commands/command.ts';
import type { Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { promise, type Promised } from '../../domain/promise.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote } from '../../domain/texts.ts';
import { lockAtCounter, lockOwn, rulesOf, saveStep } from '../../persistence/service-orders.ts';
import { refuseStep, stale, unknown } from './refuse.ts';

export interface QuoteServiceOrder {
  readonly serviceOrderId: string;
  readonly price: Money;
  /** Another time than was promised; null: as it was. */
  readonly promisedAt: Date | null;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type QuoteCode =
  StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'PRICE_INVALID' | 'COVERED' | 'PROMISED_AT_INVALID';

/** Says what it would cost, or shows a design: the work waits for the customer's word. */
export const quoteServiceOrder = defineCommand<QuoteServiceOrder, { serviceOrderId: string }, QuoteCode>({
  name: 'service.quote-order',
  execute: async (tx, { serviceOrderId, price, promisedAt, note: told, expectedVersion }) => {
    const row = await lockAtCounter(tx, serviceOrderId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(row, 'quote', note);
    if ('code' in next) return refuseStep(next.code, 'quote', row);
    if (price.currency !== row.currency || price.minor < 0n) {
      return refused('PRICE_INVALID', `A price in ${row.currency}, not below nothing.`, ['price']);
    }
    const isCovered = row.warranty === 'in' || ['asked', 'booked', 'used'].includes(row.benefitState);
    if (isCovered && price.minor > 0n) {
      return refused('COVERED', 'It is under warranty, or by a benefit: nothing is paid.', ['price']);
    }
    const { rules } = await rulesOf(tx.sql, row);
    const kept: Promised = row;
    const promised = promisedAt === null ? kept
      : promise(promisedAt, { days: 0, warnHours: rules.warnHours, now: tx.now });
    if (!promised) {
      return refused('PROMISED_AT_INVALID', 'It is promised within two years from now.', ['promisedAt']);
    }
    await saveStep(tx, row, {
      state: next.to, priceMinor: price.minor, needsApproval: true, promisedAt: promised.promisedAt,
      warnAt: promised.warnAt, warnedAt: promisedAt === null ? row.warnedAt : null,
    }, 'quote', note);
    return accepted({ serviceOrderId });
  },
});

export interface AnswerServiceQuote {
  readonly serviceOrderId: string;
  readonly approve: boolean;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type AnswerCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID';

/** The customer's yes or no: by itself, or as it told the desk. */
export const answerServiceQuote = defineCommand<AnswerServiceQuote, { serviceOrderId: string }, AnswerCode>({
  name: 'service.answer-quote',
  execute: async (tx, { serviceOrderId, approve, note: told, expectedVersion }) => {
    const row = await lockOwn(tx, serviceOrderId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const deed = approve ? 'approve' : 'decline';
    const next = stateAfter(row, deed, note);
    if ('code' in next) return refuseStep(next.code, deed, row);
    await saveStep(tx, row, { state: next.to }, deed, note);
    return accepted({ serviceOrderId });
  },
});
