import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { optional, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { publicationTakes } from '../../../kernel/graph/policy-mutations.ts';
import { publishPolicy } from '../../commands/programmes/publish-policy.ts';
import { draftFrom } from '../../queries/programmes.ts';
import { ProgrammeRulesInput } from './programme.type.ts';
import { PROGRAMME_POLICY_REFUSALS, PROPOSED_ANSWERS } from './published-answers.ts';

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
  refusals: PROGRAMME_POLICY_REFUSALS,
  extras: CURRENT_VERSION,
  command: publishPolicy,
  inputOf: ({ rules, draft, draftVersion, ...asked }) => ({
    ...asked, rules: draftFrom(rules),
    // Without one there is no field: a key that is sent again after the field came has the same input as before.
    ...(draft !== null && { draft: { name: draft.trim(), version: draftVersion ?? 0 } }),
  }),
  answers: PROPOSED_ANSWERS,
});
