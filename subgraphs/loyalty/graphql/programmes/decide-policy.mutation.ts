import { decidePolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { seenBy } from '../../../kernel/graph/policy.type.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { decideProgrammePolicy } from '../../commands/programmes/decide-policy.ts';
import { programmePolicyEffect } from '../../queries/policy-effect.ts';
import { policyViewsOf, versionsOf } from '../../queries/programmes.ts';
import { ProgrammePolicy } from './programme.type.ts';

export const decideProgrammePolicyMutation = decidePolicyMutation({
  name: 'ProgrammePolicy',
  scope: 'loyalty:policy',
  command: decideProgrammePolicy,
  takes: { programme: text('Code of the programme, for example "HK".') },
  answer: {
    type: () => ProgrammePolicy,
    show: async (context, { programme, version }) => {
      const view = (await context.load(policyViewsOf, programme)).find((one) => one.version === version);
      return view ? seenBy(context, view) : null;
    },
  },
  effect: async (context, { programme, version }) => {
    const proposed = await context.load(versionsOf, { programme, version });
    return proposed && programmePolicyEffect(await context.sql(), programme, proposed.rules, context.now);
  },
});
