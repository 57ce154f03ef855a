import { decidePolicyMutation } from '../../kernel/graph/policy.type.ts';
import { take } from '../../kernel/graph/mutation/take.ts';
import type { ProgrammeCode } from '../../contracts/words.ts';
import { decideProgrammePolicy } from '../commands/decide-policy.ts';
import { policyViewsOf } from '../queries/programmes.ts';
import { ProgrammePolicy } from './programme.type.ts';
import { ProgrammeName } from './words.ts';

export const decideProgrammePolicyMutation = decidePolicyMutation({
  name: 'ProgrammePolicy',
  scope: 'loyalty:policy',
  command: decideProgrammePolicy,
  takes: { programme: take<ProgrammeCode>(() => ProgrammeName, 'Which programme.') },
  answer: {
    type: () => ProgrammePolicy,
    show: async (context, { programme, version }) =>
      (await context.load(policyViewsOf, programme)).find((one) => one.version === version) ?? null,
  },
});
