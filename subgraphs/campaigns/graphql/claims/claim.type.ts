import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Order } from '../stubs.type.ts';
import { Member } from '../stubs.type.ts';
import { ClaimMismatch } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: "A member's hold 抢购 on one piece of a drop, or the place in its waitlist.",
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class Claim extends Node {
  @Field(() => ID, { description: 'Claim id.' })
  declare id: string;

  @Field(() => Member, { nullable: true, description: 'Whose claim it is.' })
  member!: Member | null;

  state!: string;
  reason!: string | null;

  @Field(() => Int, {
    nullable: true, description: 'Place in the waitlist 候补 from 1; null unless waitlisted.',
  })
  position!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'Until when it must be paid; null while waitlisted.',
  })
  holdExpiresAt!: Date | null;

  @Field(() => PointsScalar, { description: 'Points 积分 it costs beside the cash price.' })
  pointsPrice!: bigint;

  @Field(() => ID, { nullable: true, description: 'The hold of the points in loyalty.' })
  pointsHoldId!: string | null;

  externalOrderNo!: string | null;

  @Field({
    description: 'Whether the order of that number, recorded later, does not pay it: another member\'s or '
      + 'channel\'s, or without a piece of the item at the price of the drop.',
  })
  orderMismatch!: boolean;

  @Field(() => ClaimMismatch, {
    nullable: true, description: 'What of that order does not fit; null unless orderMismatch, and for some of before.',
  })
  mismatch!: string | null;

  mismatchedOrder!: Order | null;

  @Field(() => DateTimeScalar, { description: 'When it was claimed.' })
  claimedAt!: Date;

  settledAt!: Date | null;

  /** uuids */
  dropId!: string;
  channelId!: string | null;
  pointsCode!: string | null;
}

export const ClaimConnection = ConnectionOf(Claim, 'Claim', 'Claims, newest first.');
