import { Directive, Field, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Member, Order } from '../stubs.type.ts';
import { ReferralReasonName, ReferralStateName } from '../words.ts';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A referral 老带新: who brought whom.' })
@Directive('@key(fields: "id")')
@Scopes('engagement:read')
export class Referral extends Node {
  uuid!: string;
  @Field(() => Member, { nullable: true, description: 'Who referred 推荐人.' }) referrer!: Member;
  @Field(() => Member, { nullable: true, description: 'Who came 被推荐人; null for whom the caller does not see.' })
  friend!: Member;

  @Field(() => ReferralStateName, { description: 'How it stands.' }) state!: string;
  @Field(() => ReferralReasonName, { nullable: true, description: 'Why it gives nothing.' }) reason!: string | null;
  @Field(() => PointsScalar, { description: 'Points that each side got; 0 until it is kept.' }) points!: number;
  @Field(() => Order, { nullable: true, description: 'The sale that kept it.' }) order!: Order | null;
  @Field(() => DateTimeScalar, { description: 'When the friend enrolled.' }) enrolledAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was kept, refused or withdrawn.' })
  decidedAt!: Date | null;
}

export const ReferralPage = PageOf(Referral, 'ReferralPage', 'Referrals by page.');
export const ReferralConnection = ConnectionOf(Referral, 'Referral', 'Referrals of a member, the newest first.');
