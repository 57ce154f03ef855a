import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Franchise, Member, Outlet } from '../stubs.type.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: "A member's purchase with points 兑换: redeemed, then fetched with its code at a counter.",
})
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class Redemption extends Node {
  @Field(() => ID, { description: 'Redemption id.' })
  declare id: string;

  @Field(() => Member, { nullable: true, description: 'Whose it is.' })
  member!: Member | null;

  @Field(() => Outlet, { nullable: true, description: 'Where it is to be fetched 取货门店.' })
  outlet!: Outlet | null;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays for it 出资方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;

  @Field(() => Int, { description: 'Pieces.' })
  quantity!: number;

  @Field(() => PointsScalar, { description: 'Points 积分 of all pieces.' })
  points!: bigint;

  @Field(() => Money, { description: 'What is paid at the counter for all pieces 补差金额.' })
  cash!: Money;

  @Field(() => DateTimeScalar, { description: 'When it was redeemed.' })
  redeemedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'To be fetched before then 有效期至.' })
  untilAt!: Date;

  state!: string;
  settledAt!: Date | null;
  uuid!: string;
  rewardId!: string;
  channelId!: string | null;
  couponId!: string | null;
  isCoupon!: boolean;
  codeHash!: string;
}

export const RedemptionPage = PageOf(Redemption, 'RedemptionPage', 'Redemptions, newest first.');
export const RedemptionConnection = ConnectionOf(Redemption, 'Redemption', 'Redemptions, newest first.');
