import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readWords } from '../../domain/texts.ts';
import { workUntil } from '../../domain/warranty.ts';
import { idsOf } from '../../persistence/persons.ts';
import {
  dayOf, lockAtCounter, rulesOf, saveStep, type ServiceOrderRow,
} from '../../persistence/service-orders.ts';
import { refuseStep, stale, unknown } from './refuse.ts';

export interface HandOver {
  readonly serviceOrderId: string;
  /** Who takes it; null with `byCode`. */
  readonly handedTo: string | null;
  /** The member stands in the store with its code. */
  readonly byCode: boolean;
  /** Number of the payment of what is due. */
  readonly paidBy: string | null;
  readonly expectedVersion: number;
}

export type HandOverCode =
  StepCode | 'NOT_FOUND' | 'STALE' | 'RECEIVER_INVALID' | 'NOT_VISITING' | 'PAYMENT_REQUIRED' | 'PAYMENT_INVALID';

/** The piece leaves the house: to the member that stands there with its code, or to whoever is named; paid. */
export const handOver = defineCommand<HandOver, { serviceOrderId: string }, HandOverCode>({
  name: 'service.hand-over',
  execute: async (tx, input) => {
    const row = await lockAtCounter(tx, input.serviceOrderId);
    if (!row) return unknown();
    const other = stale(row, input.expectedVersion);
    if (other) return other;
    const next = stateAfter(row, 'hand_over', null);
    if ('code' in next) return refuseStep(next.code, 'hand_over', row);
    const receiver = await receiverOf(tx, row, input);
    if (!receiver.ok) return receiver;
    const paid = payment(row, input.paidBy);
    if (!paid.ok) return paid;
    const { kind } = await rulesOf(tx.sql, row);
    const handedOn = await dayOf(tx.sql, row.region, tx.now);
    await saveStep(tx, row, {
      state: next.to, closedAt: tx.now, handedTo: receiver.value, handedByCode: input.byCode, ...paid.value,
      workUntil: workUntil(handedOn, kind.warrantyMonths, { isIn: row.warranty === 'in', until: row.warrantyUntil }),
      ...row.benefitState === 'booked' ? { benefitState: 'settling' as const } : {},
    }, 'hand_over', null);
    return accepted({ serviceOrderId: row.id });
  },
});

async function receiverOf(
  tx: Tx, { memberId, outletId }: ServiceOrderRow, { byCode, handedTo }: HandOver,
): Promise<Outcome<string | null, 'RECEIVER_INVALID' | 'NOT_VISITING'>> {
  if (!byCode) {
    const name = readWords(handedTo ?? '', 100);
    return name ? accepted(name)
      : refused('RECEIVER_INVALID', 'Say who takes it, in 1 to 100 characters.', ['handedTo']);
  }
  const ids = memberId === null ? [] : await idsOf(tx.sql, memberId);
  const visit = await tx.sql.maybe`select visit_id from store_visit where member_id = any(${ids}::uuid[])
    and outlet_id = ${outletId} and from_at <= ${tx.now} and until_at > ${tx.now} limit 1`;
  return visit ? accepted(null)
    : refused('NOT_VISITING', 'The member has not shown its code in this store just now.', ['byCode']);
}

/** What is due is paid once: an order that was opened again is not paid twice. */
function payment(
  { priceMinor, paidMinor, paidBy: before, currency }: ServiceOrderRow, paidBy: string | null,
): Outcome<Pick<ServiceOrderRow, 'paidBy' | 'paidMinor'>, 'PAYMENT_REQUIRED' | 'PAYMENT_INVALID'> {
  const due = (priceMinor ?? 0n) - paidMinor;
  if (due <= 0n) return accepted({ paidBy: before, paidMinor });
  if (paidBy === null) {
    return refused('PAYMENT_REQUIRED', `${formatAmount(due, currency)} ${currency} are due.`, ['paidBy']);
  }
  const number = readIdentifier(paidBy, 100);
  return number ? accepted({ paidBy: number, paidMinor: paidMinor + due })
    : refused('PAYMENT_INVALID', 'A number of a payment has 1 to 100 visible characters.', ['paidBy']);
}
