import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { messageFigures } from '../../queries/figures.ts';
import { messagesById, messagesOfMembers, messagesPage, plansById, plansPage } from '../../queries/messages.ts';
import { templateViews } from '../../queries/template-view.ts';
import { Member, Segment } from '../stubs.type.ts';
import { MessageTemplate } from '../templates/template.type.ts';
import {
  Message, MessageFigures, MessageFilter, MessagePage, MessagePlan, MessagePlanPage,
} from './message.type.ts';

const YEAR_MS = 367 * 86_400_000;

@Resolver(() => Message)
export class MessageResolver {
  @Query(() => Message, { nullable: true, description: 'One message 消息; null when unknown.' })
  @Scopes('outreach:read')
  message(
    @Arg('id', () => ID, { description: 'Message id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Message | null> {
    return context.load(messagesById, decodeId(PREFIX.message, id) ?? NOBODY);
  }

  @Query(() => MessagePage, { description: 'Messages 消息, the newest first.' })
  @Scopes('outreach:read')
  async messages(
    @Arg('filter', () => MessageFilter, { nullable: true, description: 'Which; all without it.' })
    filter: MessageFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const memberId = filter?.memberId ? decodeId(PREFIX.member, filter.memberId) : null;
    const planId = filter?.planId ? decodeId(PREFIX.messagePlan, filter.planId) : null;
    if (filter?.memberId && !memberId || filter?.planId && !planId) return EMPTY_PAGE;
    return messagesPage(await context.sql(), { state: filter?.state ?? null, memberId, planId }, bounds);
  }

  @Query(() => [MessageFigures], { description: 'What became of messages 触达指标 sent in a period of at most a year: one '
    + 'per channel.' })
  @Scopes('outreach:read')
  async messageFigures(
    @Arg('from', () => DateTimeScalar, { description: 'From this moment on.' }) from: Date,
    @Arg('until', () => DateTimeScalar, { description: 'Before this one.' }) until: Date,
    @Ctx() context: GraphContext,
  ): Promise<MessageFigures[]> {
    if (until.getTime() - from.getTime() > YEAR_MS) throw new RequestError('LIMIT_EXCEEDED',
      'A period is at most a year.');
    return messageFigures(await context.sql(), { from, until, now: context.now });
  }

  @FieldResolver(() => Member, { nullable: true, description: 'To whom.' })
  member(@Root() { row }: Message): Member {
    return { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => MessageTemplate, { nullable: true,
    description: 'Its text, in the version it was planned with.' })
  template(@Root() { row }: Message, @Ctx() context: GraphContext): Promise<MessageTemplate | null> {
    return context.load(templateViews, row.templateId);
  }

  @FieldResolver(() => MessagePlan, { nullable: true, description: 'The plan it is of; null: of a notice.' })
  plan(@Root() { row }: Message, @Ctx() context: GraphContext): Promise<MessagePlan | null> {
    return context.load(plansById, row.planId ?? NOBODY);
  }
}

@Resolver(() => MessagePlan)
export class MessagePlanResolver {
  @Query(() => MessagePlan, { nullable: true, description: 'One plan 群发计划; null when unknown.' })
  @Scopes('outreach:read')
  messagePlan(
    @Arg('id', () => ID, { description: 'Plan id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<MessagePlan | null> {
    return context.load(plansById, decodeId(PREFIX.messagePlan, id) ?? NOBODY);
  }

  @Query(() => MessagePlanPage, { description: 'Plans 群发计划, the newest first.' })
  @Scopes('outreach:read')
  async messagePlans(
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return plansPage(await context.sql(), pageBounds(page));
  }

  @FieldResolver(() => MessageTemplate, { nullable: true, description: 'Its text.' })
  template(@Root() { row }: MessagePlan, @Ctx() context: GraphContext): Promise<MessageTemplate | null> {
    return context.load(templateViews, row.templateId);
  }

  @FieldResolver(() => Segment, { nullable: true, description: 'The segment it is for.' })
  segment(@Root() { row }: MessagePlan): Segment | null {
    return row.segmentId === null ? null : { id: encodeId(PREFIX.segment, row.segmentId) };
  }
}

@Resolver(() => Member)
export class MemberMessagesResolver {
  @FieldResolver(() => [Message], {
    nullable: true, description: 'Messages 消息 to the member, the newest first, at most 50; to head office alone.',
  })
  @Scopes('outreach:read')
  messages(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<Message[]> {
    return context.load(messagesOfMembers, decodeId(PREFIX.member, id) ?? NOBODY);
  }
}
