import type { Actor } from '../../../kernel/actor.ts';
import { formatAmount, moneyView } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { problemOfHold, type HoldProblem } from '../../domain/points-hold.ts';
import type { Facts } from './load-facts.ts';
import type { OrderToRecord, RecordOrderCode } from './order-to-record.ts';

const SAID: Record<Exclude<HoldProblem['code'], 'INVALID' | 'POINTS_AMOUNT_MISMATCH'>, string> = {
  NOT_FOUND: 'There is no such hold.',
  POINTS_HOLD_USED: 'The points of this hold are spent, or held for something else.',
  POINTS_HOLD_ENDED: 'The hold had ended when the order was paid.',
  HOLD_NOT_BUYERS: 'The points are not those of the buyer.',
  POINTS_RATE_UNKNOWN: 'No rate into the currency of the order was in force when the points were held.',
};

/** Whether the hold of an order pays it. Both ids of a merged member are the same person. */
export function refuseHold(
  { pointsHold, paidAt, currency }: OrderToRecord, actor: Actor, facts: Facts, channelId: string,
  buyerId: string | null,
): Outcome<never, RecordOrderCode> | null {
  const { id, points, amountMinor, known } = pointsHold!;
  if (id !== null && facts.usedHolds.has(id)) {
    return refused('POINTS_HOLD_USED', 'Another order spends this hold.', ['pointsHold', 'id']);
  }
  if (id === null || known === null) return refused('NOT_FOUND', SAID.NOT_FOUND, ['pointsHold', 'id']);
  if (!known) {
    return refused('POINTS_UNAVAILABLE', 'Nobody can say now what these points pay; try again.',
      ['pointsHold', 'id']);
  }
  const memberId = facts.memberById.get(known.memberId)?.memberId ?? known.memberId;
  const problem = problemOfHold({ ...known, memberId }, {
    channelId, buyerId, paidAt, points, amountMinor,
    isHeadOffice: actor.kind === 'operator' || actor.kind === 'service',
  });
  return problem && refusalOf(problem, currency);
}

function refusalOf(problem: HoldProblem, currency: string): Outcome<never, RecordOrderCode> {
  if (problem.code === 'INVALID') {
    return refused('INVALID', `The hold is of ${problem.points} points.`, ['pointsHold', 'points']);
  }
  if (problem.code === 'POINTS_AMOUNT_MISMATCH') {
    const { worthMinor } = problem;
    return refused('POINTS_AMOUNT_MISMATCH',
      `These points pay ${formatAmount(worthMinor, currency)} ${currency}.`, ['pointsHold', 'amount'],
      { pointsAmount: moneyView(worthMinor, currency) });
  }
  return refused(problem.code, SAID[problem.code], ['pointsHold', 'id']);
}
