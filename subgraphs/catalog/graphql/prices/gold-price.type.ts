import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type { HoldReason, Metal, PublicationState } from '../../domain/words.ts';
import { EnteredPrice } from '../boards/entered-price.type.ts';
import { HoldReasonEnum, MetalEnum, PublicationStateEnum } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A price of the gold board 今日金价: per gram, of a region, metal and purity.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:read')
export class GoldPrice extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Inside only. */
  uuid!: string;

  @Field(() => Region, { description: 'Where it holds.' })
  region!: string;

  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity 成色 in parts per 10,000.' })
  purity!: number;

  @Field(() => Money, { description: 'What we sell a gram for 零售金价.' })
  retail!: MoneyView;

  @Field(() => Money, {
    nullable: true,
    description: 'What we buy a gram back for 回收价, never more than retail; null where none is quoted.',
  })
  buyback!: MoneyView | null;

  @Field(() => DateTimeScalar, { description: 'It holds from here until the next one.' })
  effectiveAt!: Date;

  @Field({ description: 'Where it comes from, for example the exchange or a file.' })
  source!: string;

  @Field(() => PublicationStateEnum, { description: 'Whether it is in force.' })
  state!: PublicationState;

  @Field(() => Int, {
    nullable: true,
    description: 'Larger jump of retail or buy-back against the price before, in basis points, ceil; '
      + 'null for the first. Over the limit of its policy it was held or confirmed.',
  })
  jumpBps!: number | null;

  @Field(() => [HoldReasonEnum], { description: 'Why it was held, at most 4; empty when it was published at once.' })
  heldBecause!: readonly HoldReason[];

  @Field(() => DateTimeScalar, { description: 'From then on it is old: a newer one is due.' })
  warnsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From then on it is not in force, also when no other follows.' })
  validUntil!: Date;

  /** Inside only. */
  supersededAt!: Date | null;

  @Field(() => Int, { description: 'Version of the catalog policy that decided whether it was held.' })
  policyVersion!: number;

  @Field(() => String, { nullable: true, description: 'Who entered it.' })
  @Scopes('catalog:price')
  enteredBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was entered.' })
  @Scopes('catalog:price')
  enteredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who confirmed or dismissed it; null when nobody had to.' })
  @Scopes('catalog:price')
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When it was taken off the board; null when it was not.',
  })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it off the board.' })
  @Scopes('catalog:price')
  withdrawnBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who asked to take it back where that is a jump: it stays until another person does it in time, '
      + 'else the asking has lapsed.',
  })
  @Scopes('catalog:price')
  withdrawalAskedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was asked.' })
  @Scopes('catalog:price')
  withdrawalAskedAt!: Date | null;

  @Field(() => EnteredPrice, { description: 'What was entered, and how it came to a gram.' })
  entered!: EnteredPrice;

  /** Inside only. */
  enteredById!: string | null;
  withdrawalAskedById!: string | null;
}
