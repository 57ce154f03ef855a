import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { Channel, Outlet } from '../stubs.type.ts';

export const SalesGroup = {
  DAY: 'day', MONTH: 'month', CHANNEL: 'channel', CLASS: 'class', OUTLET: 'outlet',
} as const;
registerEnumType(SalesGroup, {
  name: 'SalesGroup', description: 'What a sales summary is grouped by.',
  valuesConfig: {
    DAY: { description: 'Business day of payment, in the region asked for.' },
    MONTH: { description: 'Month of payment, in the region asked for.' },
    CHANNEL: { description: 'Channel that sold 渠道.' },
    CLASS: { description: 'Margin class of the line 积分品类.' },
    OUTLET: { description: 'Outlet that sold 门店.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Sales of one group in one currency, by payment time; exact sums over all states.',
})
export class SalesSummaryRow {
  @Field({ description: 'The group: day "2026-09-15", month "2026-09", class "A", or an id.' })
  key!: string;

  @Field(() => Channel, { nullable: true, description: 'The channel, when grouped by channel.' })
  channel!: Channel | null;

  @Field(() => Outlet, { nullable: true, description: 'The outlet, when grouped by outlet.' })
  outlet!: Outlet | null;

  @Field(() => CurrencyCode, { description: 'Currency of the sums.' })
  currency!: string;

  @Field(() => Int, { description: 'Orders; by class, orders with a line of the class.' })
  orderCount!: number;

  @Field(() => Int, { description: 'Order lines.' })
  lineCount!: number;

  @Field(() => Money, { description: 'Prices times quantities, before any reduction.' })
  gross!: Money;

  @Field(() => Money, { description: 'Line and order reductions.' })
  discounts!: Money;

  @Field(() => Money, { description: 'Paid with points.' })
  pointsCash!: Money;

  @Field(() => Money, { description: 'Credit for old gold.' })
  tradeInCredit!: Money;

  @Field(() => Money, { description: 'Gross less all reductions.' })
  base!: Money;

  @Field(() => Money, { description: 'Part of the base that came back until now.' })
  returnedBase!: Money;

  @Field(() => Money, { description: 'Base less what came back 净销售额.' })
  net!: Money;
}
