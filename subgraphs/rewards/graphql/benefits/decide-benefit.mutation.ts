import { PREFIX } from '../../../contracts/ids.ts';
import { idOf } from '../../../kernel/graph/mutation/take.ts';
import { decidePolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { seenBy } from '../../../kernel/graph/policy.type.ts';
import { decideBenefit } from '../../commands/benefits/decide-benefit.ts';
import { benefitVersionsOf } from '../../queries/benefits/benefits.ts';
import { BenefitVersion } from './benefit.type.ts';

export const decideBenefitMutation = decidePolicyMutation({
  name: 'Benefit',
  scope: 'rewards:policy',
  command: decideBenefit,
  takes: { benefitId: idOf(PREFIX.benefit, 'Benefit.') },
  answer: {
    type: () => BenefitVersion,
    show: async (context, { benefitId, version }) => {
      const found = (await context.load(benefitVersionsOf, benefitId)).find((one) => one.version === version);
      return found ? seenBy(context, found) : null;
    },
  },
});
