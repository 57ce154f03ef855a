import { Int } from 'type-graphql';
import type { ProgrammeCode } from '../../contracts/words.ts';
import { CURRENT_VERSION, defineMutation } from '../../kernel/graph/mutation/define-mutation.ts';
import { take } from '../../kernel/graph/mutation/take.ts';
import { effectAnswer, PUBLICATION_REFUSALS, publicationTakes } from '../../kernel/graph/policy-mutations.ts';
import { refused } from '../../kernel/outcome.ts';
import { publishPolicy } from '../commands/publish-policy.ts';
import { programmePolicyEffect } from '../queries/policy-effect.ts';
import { programmesByCode, rulesFrom } from '../queries/programmes.ts';
import { Programme, ProgrammeRules } from './programme.type.ts';
import { ProgrammeName } from './words.ts';

interface Published { readonly programme: ProgrammeCode; readonly rules: ProgrammeRules }

export const publishProgrammePolicyMutation = defineMutation({
  name: 'publishProgrammePolicy',
  says: 'Proposes a new immutable version of a programme’s rules 发布规则: it counts when a second person has '
    + 'approved it (decideProgrammePolicy).',
  scopes: ['loyalty:policy'],
  input: 'A new version of a programme’s rules.',
  takes: {
    programme: take<ProgrammeCode>(() => ProgrammeName, 'Which programme.'),
    ...publicationTakes(ProgrammeRules),
  },
  refusals: {
    ...PUBLICATION_REFUSALS, INVALID_RULES: 'A number is out of its range, or a class or tier is missing.',
  },
  extras: CURRENT_VERSION,
  command: publishPolicy,
  inputOf: ({ rules, ...asked }) => {
    const read = rulesFrom(rules);
    return read ? { ...asked, rules: read }
      : refused('INVALID_RULES', 'Each class and tier is named exactly once.', ['rules']);
  },
  answers: {
    programme: {
      type: () => Programme, says: 'The programme afterwards.',
      of: (_, context, { programme }) => context.load(programmesByCode, programme),
    },
    version: { type: () => Int, says: 'The new version.', of: ({ version }) => version },
    effect: effectAnswer(async (_: unknown, context, { programme, rules }: Published) =>
      programmePolicyEffect(await context.sql(), programme, rulesFrom(rules)!, context.now)),
  },
});
