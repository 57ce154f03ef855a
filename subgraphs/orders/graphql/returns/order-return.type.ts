import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'What came back of one line.' })
export class OrderReturnLine {
  @Field(() => ID, { description: 'The line of the order.' })
  lineId!: string;

  @Field(() => Int, { description: 'Number of that line in the order, from 1.' })
  lineNo!: number;

  @Field(() => Int, { description: 'Pieces that came back; 0 for a refund of value alone.' })
  quantity!: number;

  @Field(() => Money, { description: 'Part of the base that came back.' })
  base!: Money;

  @Field(() => Money, { description: 'Base left of the line after this return.' })
  remainingBase!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'One return of goods or value 退货.' })
export class OrderReturn {
  @Field(() => ID, { description: 'Global id (TypeID).' })
  id!: string;

  @Field({ description: 'Number of the return in its order; "cancelled" for a cancellation, which has none.' })
  returnNo!: string;

  @Field({ description: 'Whether it is the cancellation of the order, and no return that the seller numbered.' })
  isCancellation!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it came back.' })
  returnedAt!: Date;

  @Field({ description: 'Why, in the words of whoever recorded it.' })
  reason!: string;

  @Field({ description: 'Whether nothing is left of the order after it.' })
  whole!: boolean;

  @Field(() => Money, { description: 'Base that came back, all lines.' })
  base!: Money;

  @Field(() => Money, {
    description: 'What the refund was less by, as coupons did not reach their threshold any more 扣回优惠; below zero: '
      + 'what earlier returns withheld came back.',
  })
  couponWithheld!: Money;

  @Field(() => Money, { description: 'What was to be paid back 应退金额: base less couponWithheld.' })
  refund!: Money;

  @Field(() => [OrderReturnLine], { description: 'By line, at most 1,000.' })
  lines!: OrderReturnLine[];
}
