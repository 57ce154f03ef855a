import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { SessionStateWord } from '../../domain/session-rules.ts';
import type { Room } from '../../domain/room-rules.ts';
import { Outlet } from '../stubs.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What became of the claims of a live session.' })
export class LiveSessionStats {
  @Field(() => Int, { description: 'Pieces held now and not yet paid.' })
  claimed!: number;

  @Field(() => Int, { description: 'Members in waitlists 候补 now.' })
  waitlisted!: number;

  @Field(() => Int, { description: 'Pieces paid 已支付.' })
  captured!: number;

  @Field(() => Int, { description: 'Claims that ended without payment, given back ones included.' })
  voided!: number;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A live stream 直播场次 and the scarce items released in it.',
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class LiveSession extends Node {
  @Field(() => ID, { description: 'Live session id.' })
  declare id: string;

  @Field({ description: 'Title in Chinese.' })
  titleZh!: string;

  @Field({ description: 'Title in English.' })
  titleEn!: string;

  @Field({ description: 'Who presents 主播.' })
  host!: string;

  @Field(() => Outlet, { nullable: true, description: 'The live room 直播间 it sells for.' })
  outlet!: Outlet | null;

  @Field(() => DateTimeScalar, { description: 'Planned begin.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Planned end.' })
  endsAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went on air; null before.' })
  wentLiveAt!: Date | null;

  endedAt!: Date | null;
  state!: SessionStateWord;

  @Field({ description: 'Whether the room is for members only 会员专场.' })
  memberOnly!: boolean;

  @Field({ description: 'Whether claims need the passcode 口令 spoken in the stream.' })
  hasPasscode!: boolean;

  @Field(() => Int, { description: 'Version for edits (expectedVersion).' })
  version!: number;

  /** Whose it is: not in the graph. */
  room!: Room;
}

export const LiveSessionPage = PageOf(LiveSession, 'LiveSessionPage', 'A page of live sessions.');
