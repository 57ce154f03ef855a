import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type * as words from '../../domain/complaints/words.ts';
import type { Timers } from '../../domain/complaints/timers.ts';
import {
  ComplaintClosing, ComplaintEntryKind, ComplaintHandler, ComplaintKind, ComplaintState, ComplaintVia,
} from './words.ts';

/** What the resolver settles and loads by; not in the graph. */
export interface ComplaintFacts extends Timers {
  readonly id: string;
  readonly memberId: string | null;
  readonly outletId: string | null;
  readonly franchiseId: string | null;
  readonly orderId: string | null;
  readonly state: words.ComplaintState;
  readonly recordedBy: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A complaint 投诉 with its running times. A franchise sees those about itself, a partner channel those it '
    + 'recorded, a member its own, head office all.',
})
@Directive('@key(fields: "id")')
@Scopes('members:read')
export class Complaint extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  row!: ComplaintFacts;

  @Field(() => ComplaintVia, { description: 'How it came 投诉渠道.' })
  via!: words.ComplaintVia;

  @Field(() => ComplaintKind, { description: 'What it is about 投诉类型.' })
  kind!: words.ComplaintKind;

  @Field(() => Region, { description: 'Region whose working days count 地区.' })
  region!: string;

  @Field({ description: 'What the customer said 投诉内容, at most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Its number where it was told 外部单号.' })
  reference!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was received 受理时间: its times run from here.' })
  receivedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was recorded 登记时间.' })
  recordedAt!: Date;

  @Field(() => ComplaintState, { description: 'State 状态.' })
  state!: words.ComplaintState;

  @Field(() => ComplaintClosing, { nullable: true, description: 'With CLOSED: why 关闭原因.' })
  closing!: words.Closing | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved or closed 办结时间.' })
  doneAt!: Date | null;

  @Field(() => Int, { description: 'How often it was opened again 重新打开次数.' })
  reopened!: number;

  @Field(() => Int, { description: 'Counts up with each edit; send it as expectedVersion.' })
  version!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Times of a complaint 投诉时限 by the clock of the asking. While the customer is waited for nothing runs, '
    + 'and what is due is the latest it can become.',
})
export class ComplaintTimers {
  @Field(() => ComplaintHandler, { description: 'Who has it now 处理方.' })
  handler!: words.Handler;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When it goes to head office 升级时间; null: head office had it from the beginning.',
  })
  escalationDueAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the warning comes 预警时间.' })
  warningDueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when a person answers first 首次回复期限.' })
  answerDueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it is to be resolved 解决期限.' })
  resolutionDueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'What is to be done next, answer or resolution, is due then 截止时间.' })
  dueAt!: Date;

  @Field({ description: 'Whether that has passed and the complaint is open 已超时.' })
  isOverdue!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First answer by a person 首次人工回复时间.' })
  answeredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it first went to head office 升级时间.' })
  escalatedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the warning came 预警时间.' })
  warnedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When the first answer was missed 首次回复超时; never taken back.',
  })
  breachedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When the resolution was missed 解决超时; never taken back.',
  })
  resolutionMissedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the customer is waited for 等待客户自.' })
  waitingSince!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the timer runs again by itself 自动恢复计时.' })
  waitingEndsAt!: Date | null;

  @Field(() => Int, { description: 'Minutes that may still be waited 剩余可等待分钟.' })
  waitingLeftMinutes!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One line of a complaint\'s history 处理记录.' })
export class ComplaintEntry {
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ComplaintEntryKind, { description: 'What happened.' })
  kind!: words.EntryKind;

  @Field(() => String, { nullable: true, description: 'Who did it; null: the clock, and for members and channels.' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said, at most 2,000 characters.' })
  text!: string | null;
}

export const ComplaintPage = PageOf(Complaint, 'ComplaintPage', 'A page of complaints.');

@InputType({ description: 'Which complaints to list.' })
export class ComplaintFilter {
  @Field(() => [ComplaintState], {
    nullable: true, description: 'Only in one of these states, at most 4; all without it.',
  })
  states?: words.ComplaintState[] | null;

  @Field(() => ComplaintKind, { nullable: true, description: 'Only about this.' })
  kind?: words.ComplaintKind | null;

  @Field(() => ComplaintHandler, { nullable: true, description: 'Only what they have now.' })
  handler?: words.Handler | null;

  @Field(() => Boolean, {
    nullable: true, description: 'Only open ones that are late now 已超时; false: only the others.',
  })
  isOverdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only about this outlet.' })
  outletId?: string | null;
}
