import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { PastedProblem } from '../../domain/boards/pasted-board.ts';
import type { Metal, WeightUnit } from '../../domain/words.ts';
import { MetalEnum, PastedProblemEnum, WeightUnitEnum } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Days of a region on which a fineness had no price of its own 缺价, told together.',
})
@Scopes('catalog:read')
export class GoldBoardGap {
  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity 成色 in parts per 10,000.' })
  purity!: number;

  @Field(() => DateScalar, { description: 'First day without one.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day without one, within the gap.' })
  to!: string;

  @Field(() => Int, { description: 'How many days.' })
  days!: number;

  @Field({
    description: 'Whether the price before stood on to the end of each day 沿用前价; else none was in force, and what is '
      + 'sold by weight had no price.',
  })
  carried!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A line of a pasted table, as it would be published; nothing is published by reading it.',
})
@Scopes('catalog:price')
export class PastedGoldPrice {
  @Field(() => Int, { description: 'Line of the text, from 1.' })
  line!: number;

  @Field({ description: 'The line, at most 200 characters of it.' })
  text!: string;

  @Field(() => MetalEnum, { nullable: true, description: 'Metal; null when it was not understood.' })
  metal!: Metal | null;

  @Field(() => Int, { nullable: true, description: 'Purity in parts per 10,000; null when it was not understood.' })
  purity!: number | null;

  @Field(() => Money, { nullable: true, description: 'Selling price of one unit; null when it was not understood.' })
  retail!: MoneyView | null;

  @Field(() => Money, { nullable: true, description: 'Buy-back price of one unit; null where none is quoted.' })
  buyback!: MoneyView | null;

  @Field(() => WeightUnitEnum, { description: 'Weight it is quoted by.' })
  unit!: WeightUnit;

  @Field(() => Money, { nullable: true, description: 'What a gram would sell for; null when it was not understood.' })
  perGram!: MoneyView | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it would hold; null: from publishing on.' })
  effectiveAt!: Date | null;

  @Field(() => [PastedProblemEnum], { description: 'Why it is no price, at most 9; empty when it can be published.' })
  problems!: readonly PastedProblem[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A price of the board as it hangs in the store for everybody to read: no sign-in, nothing of the house.',
})
export class PublicGoldPrice {
  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity 成色 in parts per 10,000.' })
  purity!: number;

  @Field(() => Money, { description: 'What we sell a gram for 零售金价.' })
  retail!: MoneyView;

  @Field(() => Money, { nullable: true, description: 'What we buy a gram back for 回收价; null where none is quoted.' })
  buyback!: MoneyView | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  effectiveAt!: Date;
}
