import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { PolicyDifference } from '../../domain/comparison/compare-policies.ts';

const DifferenceKindName = { RATE: 'rate', TIER: 'tier', RULE: 'rule', BONUS: 'bonus' } as const satisfies
  Record<string, PolicyDifference['kind']>;
registerEnumType(DifferenceKindName, {
  name: 'ProgrammePolicyDifferenceKind', description: 'What kind of rule differs.',
  valuesConfig: {
    RATE: { description: 'What a margin class earns.' }, TIER: { description: 'A tier: name, threshold, bonus.' },
    RULE: { description: 'Any other number.' }, BONUS: { description: 'A bonus of days or campaigns.' },
  },
});

@ObjectType('ProgrammePolicyDifference', {
  simpleResolvers: true,
  description: 'One thing that two versions say otherwise, in words 规则差异: "C类：每10元 4分 → 5分".',
})
export class PolicyDifferenceView {
  @Field(() => DifferenceKindName, { description: 'What kind of rule.' })
  kind!: PolicyDifference['kind'];

  @Field({ description: 'Code of the class or tier, or the name of the rule, for example "lotMonths".' })
  of!: string;

  @Field({ description: 'In Chinese.' })
  zh!: string;

  @Field({ description: 'In English.' })
  en!: string;
}
