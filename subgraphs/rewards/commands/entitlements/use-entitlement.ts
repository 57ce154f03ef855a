import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { EntitlementCode } from './refusals.ts';
import { findOne, takeOne, type OneOf } from './take-one.ts';

/** A member has a benefit now, in an outlet. */
export const useEntitlement = defineCommand<OneOf, { useId: string }, EntitlementCode>({
  name: 'rewards.use-entitlement',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const found = await findOne(tx, input);
    if ('refusal' in found) return found.refusal;
    const taken = await takeOne(tx, input.memberId, found, { state: 'used', at: tx.now });
    return 'refusal' in taken ? taken.refusal : accepted(taken);
  },
});
