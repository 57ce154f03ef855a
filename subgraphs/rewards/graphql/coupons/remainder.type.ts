import { Field, ID, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';

@ObjectType({ simpleResolvers: true, description: 'One coupon of an order of which a part comes back.' })
export class RemainderOfCoupon {
  @Field(() => ID, { nullable: true,
    description: 'The coupon; null for an offer that needs none whose sale is only being told.' })
  couponId!: string | null;

  @Field({ description: 'Whether what remains reaches its threshold, or nothing is asked again.' })
  holds!: boolean;

  @Field(() => Money, { description: 'What it took off the whole sale.' }) saved!: Money;
  @Field(() => Money, { description: 'The share of that in what remains.' }) remaining!: Money;
  @Field(() => Money, { description: 'What of that is withheld from the refund 扣回优惠; zero while it holds.' })
  withheld!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'What coupons are worth for what remains of an order 部分退货.' })
export class RemainderOfOrder {
  @Field(() => ID, { description: 'The order, as it was asked.' }) orderId!: string;
  @Field({ description: 'Whether an offer of its coupons asks for its threshold again (RECHECK).' })
  asksAgain!: boolean;

  @Field(() => Money, {
    description: 'What is withheld from refunds in all 扣回优惠, this and all earlier ones together.' })
  withheld!: Money;

  @Field(() => [RemainderOfCoupon], { description: 'Coupons that took something off the sale, at most 300.' })
  coupons!: RemainderOfCoupon[];
}
