import type { Tx } from '../../../kernel/commands/command.ts';
import { definePublishPolicy, type PublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { boundProblems } from '../../domain/classes/class-bounds.ts';
import { problemsOfAges, type CatalogRules } from '../../domain/policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';

const publish = definePublishPolicy<CatalogRules>('catalog.publish-policy', catalogPolicies, async (rules, tx) => {
  const book = await readCodebook(tx.sql);
  return [...problemsOfAges(rules),
    ...boundProblems(rules.classBounds, (code) => book.versions('margin_class', code).length > 0)];
});

/**
 * New limits for jumps, new bounds of classes; what was held, published or proposed before them stays so. Who says
 * nothing of classes keeps what the version before says.
 */
export const publishCatalogPolicy: PublishPolicy<CatalogRules> = {
  ...publish,
  execute: async (tx, asked) => publish.execute(tx, { ...asked, rules: await withUnsaid(tx, asked.rules) }),
};

async function withUnsaid({ sql }: Tx, rules: CatalogRules): Promise<CatalogRules> {
  const { classBounds, measuredMonths, measuredPieces } = (await catalogPolicies.all(sql)).at(-1)!.rules;
  return {
    ...rules, classBounds: rules.classBounds ?? classBounds, measuredMonths: rules.measuredMonths ?? measuredMonths,
    measuredPieces: rules.measuredPieces ?? measuredPieces,
  };
}
