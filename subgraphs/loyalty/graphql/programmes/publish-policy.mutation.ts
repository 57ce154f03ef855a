import { Int } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { optional, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { effectAnswer, PUBLICATION_REFUSALS, publicationTakes } from '../../../kernel/graph/policy-mutations.ts';
import { publishPolicy } from '../../commands/programmes/publish-policy.ts';
import { comparePolicies } from '../../domain/comparison/compare-policies.ts';
import { policyAt } from '../../domain/policy.ts';
import { rulesOfDraft } from '../../domain/policy-draft.ts';
import { programmePolicyEffect } from '../../queries/policy-effect.ts';
import { draftFrom, policiesOf } from '../../queries/programmes.ts';
import { PolicyDifferenceView } from './comparison.type.ts';
import { programmeOf } from './programme-of.ts';
import { Programme, ProgrammeRulesInput } from './programme.type.ts';

interface Published { readonly programme: string; readonly rules: ProgrammeRulesInput }

/** Why a version is not proposed. */
const REFUSALS = {
  ...PUBLICATION_REFUSALS,
  NOT_FOUND: 'There is no such programme.',
  NO_DRAFT: 'You have no draft of this name.',
  DRAFT_CHANGED: 'The draft was kept again since you read it; `currentVersion` is its version.',
  INVALID_RULES: 'A number is out of its range, a class is unknown, missing or named twice, or the tiers are '
    + 'no list; the path names a class by its code and a tier by its place.',
};

export const publishProgrammePolicyMutation = defineMutation({
  name: 'publishProgrammePolicy',
  says: 'Proposes a new immutable version of a programme’s rules 发布规则: it counts when a second person has '
    + 'approved it (decideProgrammePolicy).',
  scopes: ['loyalty:policy'],
  input: 'A new version of a programme’s rules.',
  takes: {
    programme: text('Code of the programme, for example "HK".'),
    ...publicationTakes(ProgrammeRulesInput),
    draft: optional(text('Name of your draft that it was written in: it is deleted then.')),
    draftVersion: optional(whole('Version of that draft as it was read; asked for with `draft`.')),
  },
  refusals: REFUSALS,
  extras: CURRENT_VERSION,
  command: publishPolicy,
  inputOf: ({ rules, draft, draftVersion, ...asked }) => ({
    ...asked, rules: draftFrom(rules),
    // Without one there is no field: a key that is sent again after the field came has the same input as before.
    ...(draft !== null && { draft: { name: draft.trim(), version: draftVersion ?? 0 } }),
  }),
  answers: {
    programme: {
      type: () => Programme, says: 'The programme afterwards.',
      of: (_, context, { programme }) => programmeOf(context, programme),
    },
    version: { type: () => Int, says: 'The new version.', of: ({ version }) => version },
    comparison: {
      type: () => [PolicyDifferenceView],
      says: 'What it changes of the version that it would follow, in words 变更说明; null when refused. At most 200.',
      of: (_, context, asked) => differences(context, asked),
    },
    effect: effectAnswer(async (_: unknown, context, { programme, rules }: Published) =>
      programmePolicyEffect(
        await context.sql(), programme, rulesOfDraft(draftFrom(rules), () => null, {}), context.now)),
  },
});

/** What a version changes of the one that it would follow, in words. */
async function differences(
  context: GraphContext, { programme, rules, effectiveFrom }: Published & { readonly effectiveFrom: Date },
) {
  const standing = policyAt(await context.load(policiesOf, programme), programme, effectiveFrom);
  const named = (code: string) => standing.rules.tiers.find((tier) => tier.code === code) ?? null;
  const drafted = rulesOfDraft(draftFrom(rules), named, standing.rules.rates);
  return comparePolicies(standing, { ...standing, rules: drafted });
}
