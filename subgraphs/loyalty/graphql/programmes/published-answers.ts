import { Int } from 'type-graphql';
import { effectAnswer, PUBLICATION_REFUSALS } from '../../../kernel/graph/policy-mutations.ts';
import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { comparePolicies } from '../../domain/comparison/compare-policies.ts';
import { policyAt } from '../../domain/policy.ts';
import { rulesOfDraft } from '../../domain/policy-draft.ts';
import { programmePolicyEffect } from '../../queries/policy-effect.ts';
import { draftFrom, policiesOf } from '../../queries/programmes.ts';
import { PolicyDifferenceView } from './comparison.type.ts';
import { programmeOf } from './programme-of.ts';
import { Programme, type ProgrammeRulesInput } from './programme.type.ts';

/** Why a version is not proposed. */
export const PROGRAMME_POLICY_REFUSALS = {
  ...PUBLICATION_REFUSALS,
  NOT_FOUND: 'There is no such programme.',
  NO_DRAFT: 'You have no draft of this name.',
  DRAFT_CHANGED: 'The draft was kept again since you read it; `currentVersion` is its version.',
  INVALID_RULES: 'A number is out of its range, a class is unknown, missing or named twice, or the tiers are '
    + 'no list; the path names a class by its code and a tier by its place.',
};

interface Published { readonly programme: string; readonly rules: ProgrammeRulesInput }
interface Asked extends Published { readonly effectiveFrom: Date }

/** The programme, the version, and what it changes: in words, and of last month's orders. */
export const PROPOSED_ANSWERS: {
  readonly programme: Answer<unknown, Asked>;
  readonly version: Answer<{ readonly version: number }, Asked>;
  readonly comparison: Answer<unknown, Asked>;
  readonly effect: ReturnType<typeof effectAnswer<unknown, Published>>;
} = {
  programme: {
    type: () => Programme, says: 'The programme afterwards.',
    of: (_, context, { programme }) => programmeOf(context, programme),
  },
  version: { type: () => Int, says: 'The new version.', of: ({ version }) => version },
  comparison: {
    type: () => [PolicyDifferenceView],
    says: 'What it changes of the version that it would follow, in words 变更说明; null when refused. At most 200.',
    of: async (_, context, { programme, rules, effectiveFrom }) => {
      const standing = policyAt(await context.load(policiesOf, programme), programme, effectiveFrom);
      const named = (code: string) => standing.rules.tiers.find((tier) => tier.code === code) ?? null;
      const drafted = rulesOfDraft(draftFrom(rules), named, standing.rules.rates);
      return comparePolicies(standing, { ...standing, rules: drafted });
    },
  },
  effect: effectAnswer(async (_: unknown, context, { programme, rules }: Published) => programmePolicyEffect(
    await context.sql(), programme, rulesOfDraft(draftFrom(rules), () => null, {}), context.now)),
};
