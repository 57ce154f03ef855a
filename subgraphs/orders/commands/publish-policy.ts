import { definePublishPolicy, type PublishPolicy } from '../../kernel/commands/publish-policy.ts';
import { refusedAll } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { regionProblems, unknownRegions, type OrderRules } from '../domain/policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

const publish = definePublishPolicy('orders.publish-policy', orderPolicies, regionProblems);

/**
 * A new version of what orders are counted with; orders paid before it keep theirs. Who says nothing of the
 * windows by region keeps those of the version before.
 */
export const publishOrderPolicy: PublishPolicy<OrderRules> = {
  ...publish,
  execute: async (tx, asked) => {
    const outcome = await publish.execute(tx, asked.rules.regionWindows ? asked : {
      ...asked, rules: { ...asked.rules,
        regionWindows: (await orderPolicies.all(tx.sql)).at(-1)!.rules.regionWindows },
    });
    if (!outcome.ok || !asked.rules.regionWindows) return outcome;
    const book = await readCodebook(tx.sql);
    const problems = unknownRegions(asked.rules.regionWindows, book.everyCode('region'));
    return problems.length === 0 ? outcome : refusedAll(problems.map(({ path, message }) => (
      { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
  },
};
