import { defineCommand } from '../../../kernel/commands/command.ts';
import { unitOf } from '../../../kernel/money.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { CLOSED } from '../../domain/steps.ts';
import { lockServiceOrder, rulesOf, type ServiceOrderRow } from '../../persistence/service-orders.ts';

export interface NotedBenefit {
  readonly serviceOrderId: string;
  readonly from: 'asked' | 'settling';
  readonly to: 'booked' | 'used' | 'called_off' | 'refused';
  readonly use: string | null;
  /** Why rewards refused. */
  readonly code: string | null;
}

/**
 * What rewards said. A benefit that was refused pays for nothing: the order goes on by the list, or waits for a quote.
 * What came to an end while rewards was asked is settled next.
 */
export const noteBenefit = defineCommand<NotedBenefit, null, never>({
  name: 'service.note-benefit',
  execute: async (tx, { serviceOrderId, from, to, use, code }) => {
    const row = await lockServiceOrder(tx.sql, serviceOrderId);
    if (!row || !['asked', 'settling'].includes(row.benefitState)) return accepted(null);
    const isOver = CLOSED.includes(row.state);
    const state = from === 'asked' && to === 'booked' && isOver ? 'settling' : to;
    const paid = to === 'refused' && !isOver ? await priceOf(tx.sql, row) : row;
    await tx.sql.run`update service_order set benefit_state = ${state}, benefit_use = ${use}, benefit_code = ${code},
      price_minor = ${paid.priceMinor}, needs_approval = ${paid.needsApproval} where id = ${serviceOrderId}`;
    tx.audit({ subjectId: serviceOrderId, before: { benefitState: row.benefitState },
      after: { benefitState: state, code } });
    return accepted(null);
  },
});

async function priceOf(
  sql: Parameters<typeof rulesOf>[0], row: ServiceOrderRow,
): Promise<Pick<ServiceOrderRow, 'priceMinor' | 'needsApproval'>> {
  if (row.warranty === 'in') return row;
  const { kind } = await rulesOf(sql, row);
  const priceMinor = kind.priceUnits === null ? null : BigInt(kind.priceUnits) * unitOf(row.currency);
  return { priceMinor, needsApproval: kind.needsApproval || priceMinor === null };
}
