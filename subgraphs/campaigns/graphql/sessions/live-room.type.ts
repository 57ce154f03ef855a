import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { DropState, LiveSessionState } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'How a drop stands in a live room right now.' })
export class LiveRoomDrop {
  @Field(() => ID, { description: 'Drop id.' })
  dropId!: string;

  @Field(() => Int, { description: 'Pieces nobody holds.' })
  available!: number;

  @Field(() => Int, { description: 'Pieces held or paid.' })
  taken!: number;

  @Field(() => Int, { description: 'Members in the waitlist 候补.' })
  waitlisted!: number;

  @Field(() => DropState, { description: 'Whether it can be claimed right now.' })
  state!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The whole state of a live room 直播间, not what changed: a missed message harms nobody.',
})
export class LiveRoomState {
  @Field(() => ID, { description: 'Live session id.' })
  sessionId!: string;

  @Field(() => LiveSessionState, { description: 'Where the session stands.' })
  state!: string;

  @Field(() => [LiveRoomDrop], { description: 'Its drops, in order of opening; at most 50.' })
  drops!: LiveRoomDrop[];

  @Field(() => DateTimeScalar, { description: 'When this state was read.' })
  at!: Date;
}
