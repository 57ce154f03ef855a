import { definePublishPolicy, type PublishPolicy } from '../../kernel/commands/publish-policy.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { refusedAll } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { regionProblems, unknownRegions, type OrderRules } from '../domain/policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

const publish = definePublishPolicy('orders.publish-policy', orderPolicies, regionProblems);

/**
 * A new version of what orders are counted with; orders paid before it keep theirs. Who says nothing of the
 * windows by region, or of the minutes of quotes, keeps those of the version before.
 */
export const publishOrderPolicy: PublishPolicy<OrderRules> = {
  ...publish,
  execute: async (tx, asked) => {
    const outcome = await publish.execute(tx, { ...asked, rules: await withUnsaid(tx, asked.rules) });
    if (!outcome.ok || !asked.rules.regionWindows) return outcome;
    const book = await readCodebook(tx.sql);
    const problems = unknownRegions(asked.rules.regionWindows, book.everyCode('region'));
    return problems.length === 0 ? outcome : refusedAll(problems.map(({ path, message }) => (
      { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
  },
};

async function withUnsaid({ sql }: Tx, rules: OrderRules): Promise<OrderRules> {
  const { regionWindows, quoteLockMinutes, payMinutes } = (await orderPolicies.all(sql)).at(-1)!.rules;
  return {
    ...rules, regionWindows: rules.regionWindows ?? regionWindows,
    quoteLockMinutes: rules.quoteLockMinutes ?? quoteLockMinutes, payMinutes: rules.payMinutes ?? payMinutes,
  };
}
