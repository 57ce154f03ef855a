import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { comesAt } from '../../domain/promise.ts';
import { CLOSED, stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote } from '../../domain/texts.ts';
import type { ServiceStep } from '../../domain/words.ts';
import { lockAtCounter, saveStep, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { refuseStep, stale, unknown } from './refuse.ts';

export interface StepServiceOrder {
  readonly serviceOrderId: string;
  readonly step: ServiceStep;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type StepServiceCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID';

/** What a desk does with a piece, one step after the other. */
export const stepServiceOrder = defineCommand<StepServiceOrder, { serviceOrderId: string }, StepServiceCode>({
  name: 'service.step-order',
  execute: async (tx, { serviceOrderId, step, note: told, expectedVersion }) => {
    const row = await lockAtCounter(tx, serviceOrderId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const next = stateAfter(row, step, note);
    if ('code' in next) return refuseStep(next.code, step, row);
    const change = { state: next.to, ...timesOf(tx, row, step), ...await benefitOf(tx, row, step) };
    await saveStep(tx, row, change, step, note);
    return accepted({ serviceOrderId });
  },
});

function timesOf({ now }: Tx, row: ServiceOrderRow, step: ServiceStep): Partial<ServiceOrderRow> {
  if (step === 'finish') return { readyAt: row.readyAt ?? now };
  if (step === 'reopen') return { closedAt: null, readyAt: null };
  return ['return_undone', 'cancel', 'lose'].includes(step) ? { closedAt: now } : {};
}

/**
 * What is reserved of a benefit is called off with the order, and asked for again with it; where the piece goes back
 * after its work was begun, it was had (calls/settle-benefits.ts). One that was used when the piece came is given back,
 * unless the work on it was begun: then it was had, however the piece leaves.
 */
async function benefitOf(
  { now, sql }: Tx, row: ServiceOrderRow, step: ServiceStep,
): Promise<Partial<ServiceOrderRow>> {
  const { benefitState, benefitRound, state, memberId, promisedAt } = row;
  const ends = ['return_undone', 'cancel', 'lose'].includes(step);
  if (ends && (benefitState === 'booked' || benefitState === 'asked')) return { benefitState: 'settling' };
  if (ends && benefitState === 'used' && !await wasBegun(sql, row)) return { benefitState: 'settling' };
  const isBack = step === 'reopen' && CLOSED.includes(state) && benefitState === 'called_off';
  return !isBack ? {} : {
    benefitState: 'asked', benefitRound: benefitRound + 1, benefitSince: row.version + 1, benefitUse: null,
    benefitCode: null,
    benefitMemberId: memberId, benefitComesAt: comesAt(promisedAt, now),
  };
}

/** In this round of the benefit: one that was given back before, and is used again, is for work that comes after. */
async function wasBegun(sql: Sql, { id, benefitSince }: ServiceOrderRow): Promise<boolean> {
  return await sql.maybe`select 1 from service_step where service_order_id = ${id} and deed = 'start'
    and version >= ${benefitSince} limit 1` !== null;
}
