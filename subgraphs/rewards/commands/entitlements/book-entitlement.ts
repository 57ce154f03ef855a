import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { addDays } from '../../../kernel/business-day.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { EntitlementCode } from './refusals.ts';
import { findOne, takeOne, type OneOf } from './take-one.ts';

export interface BookEntitlement extends OneOf {
  readonly comesAt: Date;
}

const DAYS_AHEAD = 366;

/** Reserves one for a day to come: it counts from now on, in the year of that day. */
export const bookEntitlement = defineCommand<
  BookEntitlement, { useId: string }, EntitlementCode | 'NOT_BOOKABLE' | 'INVALID'
>({
  name: 'rewards.book-entitlement',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, { comesAt: at, ...input }) => {
    if (at <= tx.now || at > addDays(tx.now, DAYS_AHEAD)) {
      return refused('INVALID', `A booking is for the next ${DAYS_AHEAD} days.`, ['comesAt']);
    }
    const found = await findOne(tx, input);
    if ('refusal' in found) return found.refusal;
    if (!found.benefit.terms.bookable) return refused('NOT_BOOKABLE', 'It is not booked ahead.', ['benefitId']);
    const taken = await takeOne(tx, input.memberId, found, { state: 'booked', at });
    return 'refusal' in taken ? taken.refusal : accepted(taken);
  },
});
