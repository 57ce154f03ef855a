import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money, CurrencyCode } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { ItemFields } from '../../domain/item-draft.ts';
import type { LabourBasis, Metal, Pricing } from '../../domain/words.ts';
import { GoldPrice } from '../prices/gold-price.type.ts';
import { LabourBasisEnum, PricingEnum } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What an item costs the customer at a moment.' })
export class ItemPrice {
  @Field(() => Money, { description: 'All parts together, or the fixed price 一口价.' })
  total!: MoneyView;

  @Field(() => Money, { description: 'Gold: weight times the board price, floor; 0 for a fixed price.' })
  gold!: MoneyView;

  @Field(() => Money, { description: 'Labour 工费; 0 for a fixed price, which includes it.' })
  labour!: MoneyView;

  @Field(() => Money, { description: 'Stones; 0 for a fixed price, which includes them.' })
  stones!: MoneyView;

  @Field(() => GoldPrice, {
    nullable: true, description: 'The board price that was used; null for a fixed price.',
  })
  goldPrice!: GoldPrice | null;

  @Field(() => DateTimeScalar, { description: 'The moment this price is of.' })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What one piece costs us, from a date on 成本.' })
@Scopes('catalog:cost')
export class ItemCost {
  @Field(() => Money, { description: 'Cost of one piece.' })
  cost!: MoneyView;

  @Field(() => DateTimeScalar, { description: 'When this cost began.' })
  effectiveAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was set.' })
  reason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What an item earns us at a moment 毛利.' })
@Scopes('catalog:cost')
export class ItemMargin {
  @Field(() => Money, { description: 'Price less cost.' })
  amount!: MoneyView;

  @Field(() => Int, { description: 'Share of the price in basis points, floor; below zero at a loss.' })
  marginBps!: number;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'An item 货品: one SKU of a product, or one unique piece with a serial number.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:read')
export class Item extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Inside only: what prices are made of. */
  uuid!: string;
  productUuid!: string;
  metal!: Metal;
  purity!: number;
  priced!: ItemFields;

  @Field({ description: 'SKU 货号, unique in the house.' })
  sku!: string;

  @Field(() => String, { nullable: true, description: 'Serial number 序列号; only of a unique piece.' })
  serialNo!: string | null;

  @Field(() => Int, { description: 'Weight of the whole piece 总重 in milligrams.' })
  grossWeightMg!: number;

  @Field(() => Int, { description: 'Weight of its metal 金重 in milligrams.' })
  goldWeightMg!: number;

  @Field(() => String, { nullable: true, description: 'Size 圈口 as it stands on the label.' })
  size!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number in the limited edition 限量编号; null of what is not limited.' })
  editionNo!: number | null;

  @Field(() => PricingEnum, { description: 'How it is priced 计价方式.' })
  pricing!: Pricing;

  @Field(() => CurrencyCode, { description: 'Currency of its amounts.' })
  currency!: string;

  @Field(() => Money, { nullable: true, description: 'Fixed price 一口价; null when sold by weight.' })
  fixedPrice!: MoneyView | null;

  @Field(() => Money, { description: 'Labour fee 工费, per piece or per gram as labourBasis says.' })
  labour!: MoneyView;

  @Field(() => LabourBasisEnum, { description: 'What the labour fee counts on.' })
  labourBasis!: LabourBasis;

  @Field(() => Money, { description: 'Price of its stones.' })
  stonePrice!: MoneyView;

  @Field({ description: 'Whether it is no longer sold 停售.' })
  retired!: boolean;

  @Field(() => Int, { description: 'Counts edits; send it back as expectedVersion.' })
  version!: number;
}
