import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type {
  Audience, Channel, MessageKind, MessageState, Notice, PlanState, Priority, Reason,
} from '../../domain/words.ts';
import {
  MessageAudience, MessageChannel, MessageKindName, MessageNotice, MessagePlanState, MessagePriority, MessageReason,
  MessageStateName,
} from '../words.ts';

/** What its resolvers ask of it. */
export interface MessageOf {
  readonly memberId: string;
  readonly templateId: string;
  readonly planId: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'One message to one member 消息.' })
@Directive('@key(fields: "id")')
@Scopes('outreach:read')
export class Message extends Node {
  row!: MessageOf;

  @Field(() => MessageKindName, { description: 'What it is for.' })
  kind!: MessageKind;

  @Field(() => MessageChannel, { description: 'How it goes.' })
  channel!: Channel;

  @Field(() => MessagePriority, { description: 'What it comes before.' })
  priority!: Priority;

  @Field(() => MessageNotice, { nullable: true, description: 'The notice it was made of; null: of a plan.' })
  notice!: Notice | null;

  @Field(() => MessageStateName, { description: 'How it stands.' })
  state!: MessageState;

  @Field(() => MessageReason, { nullable: true, description: 'Why it did not go, or not for sure.' })
  reason!: Reason | null;

  @Field(() => String, { nullable: true, description: 'What the gateway said, at most 500 characters.' })
  said!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was planned.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it is meant to go, after quiet hours.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes or is tried again; null: not any more.' })
  nextAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is dropped, as what it offers is over.' })
  endsAt!: Date | null;

  @Field(() => Int, { description: 'How often a gateway was asked.' })
  tries!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the gateway had it.' })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived.' })
  deliveredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first read.' })
  readAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its link was first followed.' })
  followedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the member left the channel by it 退订时间.' })
  optedOutAt!: Date | null;
}

@InputType({ description: 'Which messages; all of it must be true.' })
export class MessageFilter {
  @Field(() => MessageStateName, { nullable: true, description: 'In this state.' })
  state?: MessageState | null;

  @Field(() => ID, { nullable: true, description: 'To this member, by whichever of its ids.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this plan.' })
  planId?: string | null;
}

export const MessagePage = PageOf(Message, 'MessagePage', 'A page of messages.');

export interface PlanOf { readonly templateId: string; readonly segmentId: string | null }

@ObjectType({ implements: Node, simpleResolvers: true, description: 'One text to an audience 群发计划.' })
@Directive('@key(fields: "id")')
@Scopes('outreach:read')
export class MessagePlan extends Node {
  row!: PlanOf;

  @Field(() => MessageAudience, { description: 'Whom it is for.' })
  audience!: Audience;

  @Field(() => String, { nullable: true, description: 'Of everyone: in this region alone.' })
  region!: string | null;

  @Field(() => MessagePriority, { description: 'What it comes before.' })
  priority!: Priority;

  @Field(() => DateTimeScalar, { description: 'When it goes, by quiet hours of each member.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'End of what it offers.' })
  endsAt!: Date | null;

  @Field(() => MessagePlanState, { description: 'How far it is.' })
  state!: PlanState;

  @Field(() => Int, { description: 'Members whose message was planned.' })
  planned!: number;

  @Field(() => Int, { description: 'Members who may not be written to; each message says why.' })
  refused!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Field({ description: 'Who asked.' })
  askedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When everybody was planned.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Version, for calling it off.' })
  version!: number;
}

export const MessagePlanPage = PageOf(MessagePlan, 'MessagePlanPage', 'A page of plans.');

@ObjectType({ simpleResolvers: true, description: 'How many a plan would reach 预计触达; the cap is not counted in.' })
@Scopes('outreach:read')
export class MessageReach {
  @Field(() => Int, { description: 'Members of the audience.' })
  members!: number;

  @Field(() => Int, { description: 'Those who may be written to by this channel.' })
  reachable!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What became of messages of a period 触达指标, by channel.' })
@Scopes('outreach:read')
export class MessageFigures {
  @Field(() => MessageChannel, { description: 'By which channel.' })
  channel!: Channel;

  @Field(() => Int, { description: 'Messages that were sent.' })
  sent!: number;

  @Field(() => Int, { description: 'People reached: members to whom one was sent.' })
  reached!: number;

  @Field(() => Int, { description: 'Messages that were read.' })
  read!: number;

  @Field(() => Int, { description: 'Messages whose link was followed.' })
  followed!: number;

  @Field(() => Int, { description: 'People who left the channel, by the link or by their word, within the hours of the '
    + 'policy after a marketing message.' })
  optedOut!: number;

  @Field(() => Int, { description: 'Opt-out rate 退订率, the guard figure: optedOut of a million reached.' })
  optOutPpm!: number;
}
