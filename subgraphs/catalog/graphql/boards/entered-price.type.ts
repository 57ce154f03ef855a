import { Field, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { WeightUnit } from '../../domain/words.ts';
import { WeightUnitEnum } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A board price as it was entered: per unit. A gram of it is the amount over the grams of the unit, '
    + 'half-up.',
})
export class EnteredPrice {
  @Field(() => WeightUnitEnum, { description: 'Weight it was quoted by 计价单位.' })
  unit!: WeightUnit;

  @Field({ description: 'Grams of one unit, exactly; for example "31.1034768".' })
  gramsOfUnit!: string;

  @Field({ description: 'Who says how heavy the unit is.' })
  rule!: string;

  @Field(() => Money, { description: 'What one unit was sold for.' })
  retail!: MoneyView;

  @Field(() => Money, { nullable: true, description: 'What one unit was bought back for; null where none was quoted.' })
  buyback!: MoneyView | null;
}
