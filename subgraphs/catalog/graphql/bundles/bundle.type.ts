import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { BundlePricing, BundleReturns } from '../../domain/bundles/bundle.ts';
import { BundlePricingEnum, BundleReturnsEnum } from '../words.ts';

@ObjectType({ description: 'An item of a bundle, and how many of it.' })
export class BundlePart {
  /** Inside only. */
  itemUuid!: string;

  @Field(() => Int, { description: 'Pieces of it in one bundle, 1 to 100.' })
  quantity!: number;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Items that are sold together for less 套装: for whoever may see each of them.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:read')
export class Bundle extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Code 套装编号, unique in the house; it never changes.' }) code!: string;
  @Field({ description: 'Chinese name.' }) nameZh!: string;
  @Field({ description: 'English name.' }) nameEn!: string;

  @Field(() => [BundlePart], { description: 'Its items, 1 to 20.' })
  parts!: BundlePart[];

  @Field(() => BundlePricingEnum, { description: 'How it is cheaper than its items.' })
  pricing!: BundlePricing;

  @Field(() => Money, { nullable: true, description: 'Its price, or what goes off; null of a percentage.' })
  amount!: MoneyView | null;

  @Field(() => Int, { nullable: true, description: 'Basis points off; null of a price or an amount.' })
  offBps!: number | null;

  @Field(() => BundleReturnsEnum, { description: 'What becomes of the reduction when part of it comes back.' })
  returns!: BundleReturns;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Sold from then on; null: since ever.' })
  startsAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Sold until then; null: without an end.' })
  endsAt!: Date | null;

  @Field({ description: 'Whether it is no longer sold 停售.' }) retired!: boolean;

  @Field(() => Int, { description: 'Counts edits; send it back as expectedVersion.' })
  version!: number;
}

export const BundlePage = PageOf(Bundle, 'BundlePage', 'Bundles by page.');
