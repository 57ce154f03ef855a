import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Scopes } from '../../../kernel/graph/scopes.ts';

export const RoomInteractionKind = {
  REACH: 'reach', ENTER: 'enter', LIKE: 'like', COMMENT: 'comment', SHARE: 'share', LEAVE: 'leave',
} as const;
registerEnumType(RoomInteractionKind, {
  name: 'RoomInteractionKind', description: 'What somebody did about a live room 直播互动.',
  valuesConfig: {
    REACH: { description: 'Saw its announcement 触达; at any time.' }, ENTER: { description: 'Came in 进入.' },
    LIKE: { description: 'Liked 点赞.' }, COMMENT: { description: 'Commented 评论.' },
    SHARE: { description: 'Shared 分享.' }, LEAVE: { description: 'Left 离开.' },
  },
});

export const InteractionRefusalCode = {
  INVALID_EVENT_ID: 'INVALID_EVENT_ID', CLOCK_AHEAD: 'CLOCK_AHEAD', TOO_OLD: 'TOO_OLD', NOT_LIVE: 'NOT_LIVE',
} as const;
registerEnumType(InteractionRefusalCode, {
  name: 'InteractionRefusalCode', description: 'Why one of them was not believed.',
  valuesConfig: {
    INVALID_EVENT_ID: { description: 'A name has 1 to 64 characters that can be seen.' },
    CLOCK_AHEAD: { description: 'It has not happened yet: more than two minutes ahead of the house.' },
    TOO_OLD: { description: 'It is said to be older than seven days.' },
    NOT_LIVE: { description: 'The room was not on air then, two minutes before and after included.' },
  },
});

export const FunnelStepName = {
  REACHED: 'reached', ENTERED: 'entered', INTERACTED: 'interacted', CLAIMED: 'claimed', PAID: 'paid', KEPT: 'kept',
} as const;
registerEnumType(FunnelStepName, {
  name: 'FunnelStepName', description: 'A step of the funnel 转化漏斗 of a live room.',
  valuesConfig: {
    REACHED: { description: 'Saw its announcement, or came further 触达.' },
    ENTERED: { description: 'Came in, or came further 进入.' },
    INTERACTED: { description: 'Liked, commented or shared 互动.' },
    CLAIMED: { description: 'Claimed a piece, whatever became of it, or came further 抢购.' },
    PAID: { description: 'Paid, and neither called off nor brought back 付款.' },
    KEPT: { description: 'Kept it until the return window of the order was over 成交留存.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One of those that were told, and why it was not believed.' })
export class InteractionRefusal {
  @Field(() => Int, { description: 'Its place in the list, from 0.' }) place!: number;
  @Field(() => InteractionRefusalCode, { description: 'Why.' }) code!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How often a thing was done in a live room 互动次数.' })
@Scopes('campaigns:read')
export class InteractionCount {
  @Field(() => RoomInteractionKind, { description: 'What.' }) kind!: string;
  @Field(() => Int, { description: 'By members.' }) members!: number;
  @Field(() => Int, { description: 'By ids that are unknown, or that their teller does not see 未识别.' })
  strangers!: number;

  @Field(() => Int, { description: 'By viewers without an id 游客.' }) guests!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A step of the funnel 转化漏斗, in members.' })
@Scopes('campaigns:read')
export class FunnelStep {
  @Field(() => FunnelStepName, { description: 'Which.' }) step!: string;
  @Field(() => Int, { description: 'Members who came so far, as persons are known today.' }) members!: number;
  @Field(() => Int, { nullable: true,
    description: 'Lost since the step before 流失, parts per ten thousand; CLAIMED is compared with ENTERED. Null where '
      + 'nobody was there.' })
  lostBps!: number | null;
}
