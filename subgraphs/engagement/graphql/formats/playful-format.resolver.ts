import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import type { FormatKind, FormatState } from '../../domain/words.ts';
import { dayByKey, daysOf, drawsOf } from '../../queries/formats/days.ts';
import { answersById, formatsById, formatsPage, writersById } from '../../queries/formats/formats.ts';
import { memberFormats } from '../../queries/formats/member-formats.ts';
import { playfulTurnsOf } from '../../queries/formats/turns.ts';
import { type Franchise, Member } from '../stubs.type.ts';
import { FormatKindName, FormatStateName } from '../words.ts';
import { FormatDay, FormatDrawConnection, PlayfulFormat, PlayfulFormatPage } from './playful-format.type.ts';
import { MemberFormat, PlayfulTurn, PlayfulTurnConnection } from './playful-turn.type.ts';

@Resolver(() => PlayfulFormat)
export class PlayfulFormatResolver {
  /** Who pays is between head office and the one that pays. */
  @FieldResolver()
  funder(@Root() { funder }: PlayfulFormat, @Ctx() { actor }: GraphContext): Franchise | null {
    const isOwn = actor.tenantId !== undefined && funder?.id === encodeId(PREFIX.franchise, actor.tenantId);
    return isRestricted(actor) && !isOwn ? null : funder;
  }

  @FieldResolver(() => [Int], {
    nullable: true,
    description: 'The right choice of each question, from 1; null for others than head office. At most 50.',
  })
  @Scopes('engagement:write')
  answers(@Root() { uuid }: PlayfulFormat, @Ctx() context: GraphContext): Promise<number[]> | null {
    return isRestricted(context.actor) ? null : context.load(answersById, uuid);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the reader wrote the draft last and so cannot publish it; false but for head office.',
  })
  async isOwn(@Root() { uuid }: PlayfulFormat, @Ctx() context: GraphContext): Promise<boolean> {
    return !isRestricted(context.actor) && await context.load(writersById, uuid) === context.actor.id;
  }

  @FieldResolver(() => [FormatDay], { description: 'Days that were promised, the newest first.' })
  days(
    @Root() { uuid: formatId }: PlayfulFormat,
    @Arg('first', () => Int, { defaultValue: 14, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<readonly FormatDay[]> {
    return context.load(daysOf, { formatId, first: connectionFirst({ first }) });
  }

  @FieldResolver(() => FormatDrawConnection, { description: 'What was drawn on a day 开奖记录, in order.' })
  draws(
    @Root() { uuid: formatId }: PlayfulFormat,
    @Arg('day', () => DateScalar, { description: "Business day of the format's region." }) day: string,
    @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    return context.load(drawsOf, { formatId, day, first: connectionFirst(args), after: args.after ?? null });
  }

  @Query(() => PlayfulFormat, { nullable: true, description: 'One playful format 趣味玩法; null when unknown.' })
  @Scopes('engagement:read')
  async playfulFormat(
    @Arg('id', () => ID, { description: 'Format id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<PlayfulFormat | null> {
    const uuid = decodeId(PREFIX.playfulFormat, id);
    return uuid ? context.load(formatsById, uuid) : null;
  }

  @Query(() => PlayfulFormatPage, {
    description: 'Playful formats 趣味玩法 by page, the last edited first; drafts for head office only.',
  })
  @Scopes('engagement:read')
  async playfulFormats(
    @Arg('search', () => String, { nullable: true, description: 'Any part of a name or code.' }) search: string | null,
    @Arg('kind', () => FormatKindName, { nullable: true, description: 'Only these; all without it.' })
    kind: FormatKind | null,
    @Arg('state', () => FormatStateName, { nullable: true, description: 'Only these; all without it.' })
    state: FormatState | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return formatsPage(await context.sql(), { search: search ?? null, kind: kind ?? null, state: state ?? null },
      pageBounds(page));
  }

  @Query(() => FormatDay, { nullable: true, description: 'One day of a wheel or a set 每日开奖; null when unknown.' })
  @Scopes('engagement:read')
  async formatDay(
    @Arg('formatId', () => ID, { description: 'Format id.' }) formatId: string,
    @Arg('day', () => DateScalar, { description: "Business day of the format's region." }) day: string,
    @Ctx() context: GraphContext,
  ): Promise<FormatDay | null> {
    const uuid = decodeId(PREFIX.playfulFormat, formatId);
    return uuid ? context.load(dayByKey, { formatId: uuid, day }) : null;
  }
}

@Resolver(() => PlayfulTurn)
export class PlayfulTurnResolver {
  @FieldResolver(() => PlayfulFormat, { nullable: true, description: 'Of which format.' })
  format(@Root() { formatUuid }: PlayfulTurn, @Ctx() context: GraphContext): Promise<PlayfulFormat | null> {
    return context.load(formatsById, formatUuid);
  }
}

@Resolver(() => Member)
export class MemberFormatsResolver {
  @FieldResolver(() => [MemberFormat], {
    nullable: true, description: 'Playful formats 趣味玩法 open to the member now, what ends soonest first; at most 50.',
  })
  @Scopes('engagement:read')
  async openFormats(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<readonly object[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId ? context.loadAbout(FACT.member, memberId, memberFormats, { memberId, at: context.now }) : null;
  }

  @FieldResolver(() => PlayfulTurnConnection, { nullable: true, description: 'Turns 参与记录, the newest first.' })
  @Scopes('engagement:read')
  async playfulTurns(
    @Root() { id }: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const memberId = decodeId(PREFIX.member, id);
    const page = { first: connectionFirst(args), after: args.after ?? null };
    return memberId ? context.loadAbout(FACT.member, memberId, playfulTurnsOf, { memberId, ...page }) : null;
  }
}
