import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';
import { makeModel } from '../../persistence/recommendation/make-model.ts';
import { nextModel } from '../../persistence/recommendation/next-model.ts';

interface Input { readonly cutOn: string }

/** A model that saw nothing after that day, to be held against what came. Nobody is recommended anything by it. */
export const makeHeldOutModel = defineCommand<Input, { version: number }, never>({
  name: 'insights.make-held-out-model',
  execute: async (tx, { cutOn }) => {
    const { version: policyVersion, rules } = await insightPolicyAt(tx.sql, tx.now);
    const version = await nextModel(tx.sql);
    await makeModel(tx.sql, { version, heldOut: true, seenOn: cutOn, policyVersion }, rules, tx.now);
    return accepted({ version });
  },
});
