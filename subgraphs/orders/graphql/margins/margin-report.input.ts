import { Field, ID, InputType } from 'type-graphql';
import { CurrencyCode } from '../../../kernel/graph/money.type.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import type { MarginBy as By, MarginOrder as Order } from '../../queries/margins/margin-ask.ts';
import { SortDirection } from '../words.ts';
import { MarginBy, MarginOrder } from './words.ts';

@InputType({ description: 'Which sales a margin report counts: all conditions together.' })
export class MarginFilter {
  @Field(() => String, { nullable: true, description: 'Sold by outlets of this region, by its code.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Sold in this margin class 积分品类, by its code.' })
  marginClass?: string | null;

  @Field(() => String, { nullable: true, description: 'Of styles of this kind 品类, as "ring"; "" for unknown ones.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Of styles of this series 系列; "" for those of none.' })
  series?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this style 款.' })
  productId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sold at this outlet.' })
  outletId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sold by this channel.' })
  channelId?: string | null;
}

@InputType({ description: 'What a margin report 毛利分析 is to say.' })
export class MarginReportInput {
  @Field(() => String, {
    defaultValue: 'CN', description: 'Days and months are those of this region 会籍地区, by its code.',
  })
  region!: string;

  @Field(() => DateScalar, { description: 'First business day of payment.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last business day of payment; it counts.' })
  until!: string;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'Sales in this currency; in that of the region when not given. Two are never added up.',
  })
  currency?: string | null;

  @Field(() => [MarginBy], {
    description: 'One or two different dimensions: what the groups stand for, in this order.',
  })
  by!: By[];

  @Field(() => MarginFilter, { nullable: true, description: 'Which sales; all of them when not given.' })
  filter?: MarginFilter | null;

  @Field(() => MarginOrder, { defaultValue: 'net', description: 'What groups are sorted by.' })
  order!: Order;

  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which way.' })
  direction!: 'ASC' | 'DESC';
}
