import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../kernel/graph/money.type.ts';
import { PointsScalar } from '../../kernel/graph/scalars.ts';
import { MarginClass } from '../../words/graphql/margin-class.resolver.ts';
import type { SoldAgainst } from '../domain/terms/sale-terms.ts';
import { Bundle, Item } from './stubs.type.ts';
import { SoldAgainstEnum } from './words.ts';

@ObjectType({
  simpleResolvers: true, description: 'One line of an order as it was priced 订单行.',
})
export class OrderLine {
  @Field(() => ID, { description: 'Global id (TypeID).' })
  id!: string;

  @Field(() => Int, { description: 'Number in the order, from 1.' })
  lineNo!: number;

  @Field(() => Item, { nullable: true, description: 'What was sold.' })
  item!: Item | null;

  @Field({ description: 'SKU 货号 at payment.' })
  sku!: string;

  @Field({ description: 'Name of the item at payment.' })
  name!: string;

  @Field(() => Int, { description: 'Pieces sold, 1 to 1,000,000.' })
  quantity!: number;

  @Field(() => Money, { description: 'Price of one piece.' })
  unitPrice!: Money;

  @Field(() => Int, {
    nullable: true, description: 'Gold weight 金重 of one piece as it was sold, milligrams; null when it was not told.',
  })
  goldWeightMg!: number | null;

  @Field(() => Money, {
    nullable: true, description: 'Board price 金价 of a gram it was priced with; null when it was not told.',
  })
  boardPrice!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Labour fee 工费 of the whole line at payment: as it was charged, else by the catalog; null when '
      + 'unknown.',
  })
  labour!: Money | null;

  @Field(() => Money, { description: 'Reduction of this line alone.' })
  lineDiscount!: Money;

  @Field(() => Bundle, { nullable: true, description: 'Bundle 套装 it was sold of; null of none.' })
  bundle!: Bundle | null;

  @Field(() => Money, {
    nullable: true, description: 'What of lineDiscount its bundle took off; null where it was not quoted here.',
  })
  bundleDiscount!: Money | null;

  @Field(() => Money, { description: 'Its share of the reductions of the order 优惠分摊.' })
  orderDiscountShare!: Money;

  @Field(() => Money, { description: 'Its share of what points paid 积分抵现分摊.' })
  pointsCashShare!: Money;

  @Field(() => PointsScalar, { description: 'Points spent on this line.' })
  pointsSpent!: bigint;

  @Field(() => Money, { description: 'Its share of the trade-in credit 旧料抵扣分摊.' })
  tradeInShare!: Money;

  @Field(() => Money, {
    description: 'What points, growth and rebates count from: amount less all reductions 计分金额.',
  })
  base!: Money;

  @Field(() => MarginClass, { description: 'Margin class at payment.' })
  marginClass!: string;

  @Field(() => Int, { description: 'Pieces that came back.' })
  returnedQuantity!: number;

  @Field(() => Money, { description: 'Part of the base that came back.' })
  returnedBase!: Money;

  @Field(() => [SoldAgainstEnum], {
    description: 'What of it was against the terms of its item when it was paid 未按销售条件; at most 2, nearly always none.',
  })
  soldAgainst!: readonly SoldAgainst[];
}
