import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type { EventKind } from '../../domain/member-events/event-draft.ts';
import { Outlet } from '../stubs.type.ts';
import { MemberEventKind } from './words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'What the house invites its members to 会员活动: so many places, booked by tier, with a line.',
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class MemberEvent extends Node {
  @Field(() => ID, { description: 'Event id.' })
  declare id: string;

  @Field(() => MemberEventKind, { description: 'What kind.' })
  kind!: EventKind;

  @Field({ description: 'Title in Chinese.' })
  titleZh!: string;

  @Field({ description: 'Title in English.' })
  titleEn!: string;

  @Field(() => String, { nullable: true, description: 'What it is about 活动介绍.' })
  about!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'The outlet 门店 that receives.' })
  outlet!: Outlet | null;

  @Field(() => String, { nullable: true, description: 'Where 地址, when that is not the outlet.' })
  address!: string | null;

  @Field(() => Region, { description: 'By the clocks of which region its days begin.' })
  region!: string;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When booking opens for the highest tiers 开放预订.' })
  opensAt!: Date;

  @Field(() => [Int], {
    description: 'By the rank of the tier from the lowest, at most 8: how many hours later it opens for it 分级开放.',
  })
  tierDelayHours!: number[];

  @Field(() => Int, { description: 'Places 名额 in all.' })
  places!: number;

  @Field(() => Int, { description: 'Places that are neither booked nor offered.' })
  placesLeft!: number;

  @Field(() => Int, { description: 'How many bookings wait 候补人数.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many bookings may wait at once.' })
  waitlistLimit!: number;

  @Field(() => Int, { description: 'Seats of one booking at most, the member included.' })
  mostSeats!: number;

  @Field(() => String, { nullable: true, description: 'Why it was called off 取消原因.' })
  cancelReason!: string | null;

  @Field(() => Int, { description: 'Version for edits (expectedVersion).' })
  version!: number;

  /** Not in the graph. */
  row!: { readonly cancelledAt: Date | null };
}

export const MemberEventPage = PageOf(MemberEvent, 'MemberEventPage', 'A page of events.');
