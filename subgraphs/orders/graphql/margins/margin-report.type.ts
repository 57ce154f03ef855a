import { Field, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type { MarginBy as By } from '../../queries/margins/margin-ask.ts';
import { Channel, Outlet, Product } from '../stubs.type.ts';
import { MarginBy } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What sales left 毛利, in one currency, after everything that came back until now. Head office finance '
    + 'only.',
})
@Scopes('catalog:cost')
export class MarginSums {
  @Field(() => CurrencyCode, { description: 'Currency of the sums.' })
  currency!: string;

  @Field(() => Int, { description: 'Order lines of which something stayed with the buyer.' })
  lineCount!: number;

  @Field(() => Int, { description: 'Pieces that stayed with the buyers.' })
  pieces!: number;

  @Field(() => Money, {
    description: 'Net sales 净销售额: bases with the trade-in credit 旧料抵扣 that paid beside them, less what came back; what '
      + 'others subsidise and what points paid is not in them.',
  })
  net!: Money;

  @Field(() => Money, { description: 'Those of lines whose cost is known: the margin is of these.' })
  knownNet!: Money;

  @Field(() => Money, { description: 'Cost 成本 at payment of the pieces that stayed, where it is known.' })
  cost!: Money;

  @Field(() => Money, {
    description: 'Margin 毛利: knownNet less cost, net of reductions and points, before what old gold pays; below zero '
      + 'it is a loss.',
  })
  margin!: Money;

  @Field(() => Int, {
    nullable: true,
    description: 'Margin of knownNet 毛利率, basis points, rounded toward zero, not below -1,000,000; null without '
      + 'known net sales.',
  })
  marginBps!: number | null;

  @Field(() => Int, {
    description: 'Lines among lineCount whose cost nobody told 成本未知; never counted as zero cost.',
  })
  unknownLineCount!: number;

  @Field(() => Int, { description: 'Pieces among pieces whose cost nobody told.' })
  unknownPieces!: number;

  @Field(() => Money, { description: 'Part of net whose cost nobody told.' })
  unknownNet!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'One key of a group of a margin report.' })
@Scopes('catalog:cost')
export class MarginKey {
  @Field(() => MarginBy, { description: 'What it tells apart.' })
  by!: By;

  @Field({
    description: 'A day "2026-09-15", a month "2026-09", a class "A", a region "CN", a kind "ring", a series, or an '
      + 'id; "" for what is of none.',
  })
  key!: string;

  @Field(() => MarginClass, { nullable: true, description: 'The class, when told apart by class.' })
  marginClass!: string | null;

  @Field(() => Region, { nullable: true, description: 'The region, when told apart by region.' })
  region!: string | null;

  @Field(() => Product, { nullable: true, description: 'The style, when told apart by product.' })
  product!: Product | null;

  @Field(() => Outlet, { nullable: true, description: 'The outlet, when told apart by outlet.' })
  outlet!: Outlet | null;

  @Field(() => Channel, { nullable: true, description: 'The channel, when told apart by channel.' })
  channel!: Channel | null;
}

@ObjectType({ simpleResolvers: true, description: 'Sales of one group, and what they left.' })
@Scopes('catalog:cost')
export class MarginGroup {
  @Field(() => [MarginKey], { description: 'One per dimension asked by, in their order.' })
  keys!: MarginKey[];

  @Field(() => MarginSums, { description: 'What was sold and what it left.' })
  sums!: MarginSums;

  @Field(() => Int, {
    nullable: true,
    description: 'Its part of the total net sales 销售占比, basis points; null of a loss or of nothing.',
  })
  netShareBps!: number | null;

  @Field(() => Int, {
    nullable: true, description: 'Its part of the total margin 毛利占比, basis points; null of a loss or of nothing.',
  })
  marginShareBps!: number | null;
}

@ObjectType({
  simpleResolvers: true, description: 'A page of groups of a margin report 毛利分析, with the total of all pages.',
})
@Scopes('catalog:cost')
export class MarginGroupPage extends PageOf(MarginGroup, 'MarginGroups', 'Groups of a margin report.') {
  @Field(() => MarginSums, { description: 'Everything that was asked for in this currency, on whatever page.' })
  total!: MarginSums;

  @Field(() => [MarginSums], {
    description: 'What else was sold in other currencies, one per currency; its groups come when that currency is '
      + 'asked for.',
  })
  others!: MarginSums[];
}
