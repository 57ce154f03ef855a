import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { PlaceState } from '../../domain/member-events/places.ts';
import { Member } from '../stubs.type.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A member’s place in an event 活动名额, or its number in the line.',
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class EventPlace extends Node {
  @Field(() => ID, { description: 'Place id.' })
  declare id: string;

  @Field(() => Member, { nullable: true, description: 'Whose.' })
  member!: Member | null;

  @Field(() => Int, { description: 'Seats, the member included 人数.' })
  seats!: number;

  @Field(() => Int, { nullable: true, description: 'Number in the line 候补号, drawn once; null: it was never in it.' })
  number!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was booked.' })
  bookedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the member came 签到时间.' })
  attendedAt!: Date | null;

  @Field({ description: 'Whether it came with its member code 会员码签到.' })
  byCode!: boolean;

  @Field(() => Int, { nullable: true, description: 'What the member thinks of it, 1 to 5.' })
  stars!: number | null;

  @Field(() => String, { nullable: true, description: 'In its own words 活动反馈.' })
  feedback!: string | null;

  @Field(() => Int, { description: 'Version for edits (expectedVersion).' })
  version!: number;

  /** uuid; not in the graph. */
  eventId!: string;
  row!: {
    readonly state: PlaceState; readonly offerEndsAt: Date | null; readonly startsAt: Date; readonly endsAt: Date;
  };
}

export const EventPlacePage = PageOf(EventPlace, 'EventPlacePage', 'A page of places.');
