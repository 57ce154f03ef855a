import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { CLOSED } from '../../domain/steps.ts';
import { lockServiceOrder, tellChanged, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { priceOf } from './price-of.ts';

export interface NotedBenefit {
  readonly serviceOrderId: string;
  /** What was asked: in which round, and standing how. */
  readonly round: number;
  readonly from: 'asked' | 'settling';
  readonly to: 'booked' | 'used' | 'called_off' | 'refused';
  readonly use: string | null;
  /** Why rewards refused. */
  readonly code: string | null;
}

/**
 * What rewards said. A benefit that was refused pays for nothing: the order goes on by the list, or waits for a quote.
 * What comes late is of no account: of an earlier round, or of what stands otherwise by now.
 */
export const noteBenefit = defineCommand<NotedBenefit, null, never>({
  name: 'service.note-benefit',
  execute: async (tx, { serviceOrderId, round, from, to, use, code }) => {
    const row = await lockServiceOrder(tx.sql, serviceOrderId);
    if (!row || row.benefitRound !== round) return accepted(null);
    // It ended while rewards was asked: what was booked or used is settled next, by its use.
    const isEnding = from === 'asked' && row.benefitState === 'settling';
    if (isEnding ? to === 'refused' : row.benefitState !== from) return accepted(null);
    const isToSettle = isEnding && (to === 'booked' || to === 'used');
    await write(tx, row, { benefitState: isToSettle ? 'settling' : to, benefitUse: use, benefitCode: code });
    return accepted(null);
  },
});

/** A price that is to come takes the work back to the receipt, which is news. */
async function write(
  tx: Tx, row: ServiceOrderRow, told: Pick<ServiceOrderRow, 'benefitState' | 'benefitUse' | 'benefitCode'>,
): Promise<void> {
  const isPriced = told.benefitState === 'refused' && !CLOSED.includes(row.state) && row.warranty === 'out';
  const priced = { ...row, ...told, ...isPriced ? await priceOf(tx.sql, { ...row, ...told }) : {} };
  const isBack = priced.state !== row.state;
  const after = { ...priced, version: row.version + (isBack ? 1 : 0) };
  await tx.sql.run`update service_order set benefit_state = ${after.benefitState}, benefit_use = ${after.benefitUse},
    benefit_code = ${after.benefitCode}, price_minor = ${after.priceMinor}, needs_approval = ${after.needsApproval},
    state = ${after.state}, ready_at = ${after.readyAt}, version = ${after.version} where id = ${row.id}`;
  if (isBack) tellChanged(tx, after);
  tx.audit({
    subjectId: row.id, before: { benefitState: row.benefitState, state: row.state, version: row.version },
    after: { benefitState: after.benefitState, code: told.benefitCode, state: after.state, version: after.version },
  });
}
