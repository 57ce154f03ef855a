import { decidePolicyMutation } from '../../kernel/graph/policy-mutations.ts';
import { take } from '../../kernel/graph/mutation/take.ts';
import type { ProgrammeCode } from '../../contracts/words.ts';
import { decideProgrammePolicy } from '../commands/decide-policy.ts';
import { programmePolicyEffect } from '../queries/policy-effect.ts';
import { policyViewsOf, rulesFrom } from '../queries/programmes.ts';
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
  effect: async (context, { programme, version }) => {
    const written = (await context.load(policyViewsOf, programme)).find((one) => one.version === version);
    const rules = written && rulesFrom(written.rules);
    return rules ? programmePolicyEffect(await context.sql(), programme, rules, context.now) : null;
  },
});
