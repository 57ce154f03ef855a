import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import type { TradeInDeed } from '../../domain/words.ts';
import { photosOf, stepsOf } from '../../queries/histories.ts';
import { consentsByVersion, waysByVersion } from '../../queries/policies.ts';
import { deedsNow, tradeInView } from '../../queries/trade-in-view.ts';
import { tradeInsById, tradeInsOfMembers, tradeInsPage } from '../../queries/trade-ins.ts';
import { TradeInConsentText, TradeInWay } from '../policy/policy.type.ts';
import { Member, Outlet } from '../stubs.type.ts';
import { TradeInDeedName } from '../words.ts';
import { TradeInPhoto, TradeInStepTaken } from './trade-in-history.type.ts';
import { TradeIn, TradeInFilter, TradeInPage } from './trade-in.type.ts';

@Resolver(() => TradeIn)
export class TradeInResolver {
  @Query(() => TradeIn, { nullable: true, description: 'One trade-in 以旧换新; null when unknown or not visible.' })
  @Scopes('tradeins:read')
  async tradeIn(
    @Arg('id', () => ID, { description: 'Trade-in id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<TradeIn | null> {
    const found = await context.load(tradeInsById, decodeId(PREFIX.tradeIn, id) ?? NOBODY);
    return found && tradeInView(found.row, context.now);
  }

  @Query(() => TradeInPage, {
    description: 'Trade-ins 以旧换新, the newest first: head office sees all, a franchise its outlets’, a channel those it '
      + 'took in, a member its own.',
  })
  @Scopes('tradeins:read')
  async tradeIns(
    @Arg('filter', () => TradeInFilter, { nullable: true, description: 'Which; all without it.' })
    filter: TradeInFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const { state = null, isOpen = null } = filter ?? {};
    const outletId = filter?.outletId ? decodeId(PREFIX.outlet, filter.outletId) : null;
    const memberId = filter?.memberId ? decodeId(PREFIX.member, filter.memberId) : null;
    if (filter?.outletId && !outletId || filter?.memberId && !memberId) return EMPTY_PAGE;
    const found = await tradeInsPage(await context.sql(),
      { state, isOpen, outletId, memberId, now: context.now, actor: context.actor }, bounds);
    return { ...found, items: found.items.map(({ row }) => tradeInView(row, context.now)) };
  }

  @FieldResolver(() => TradeInWay, { nullable: true, description: 'Its way, by the version of the rules it goes by.' })
  way(@Root() { row }: TradeIn, @Ctx() context: GraphContext): Promise<TradeInWay | null> {
    return context.load(waysByVersion, { version: row.policyVersion, way: row.way });
  }

  @FieldResolver(() => [TradeInDeedName], { description: 'What may be done now, at most 12.' })
  async steps(@Root() { row }: TradeIn, @Ctx() context: GraphContext): Promise<TradeInDeed[]> {
    const way = await context.load(waysByVersion, { version: row.policyVersion, way: row.way });
    return deedsNow(row, way, context.now);
  }

  @FieldResolver(() => [TradeInConsentText], { description: 'What is agreed to by that version, in at most 5 '
    + 'languages.' })
  async consentTexts(@Root() { row }: TradeIn, @Ctx() context: GraphContext): Promise<TradeInConsentText[]> {
    return [...await context.load(consentsByVersion, row.policyVersion)];
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Whose it is.' })
  member(@Root() { row }: TradeIn): Member {
    return { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where it was brought to.' })
  outlet(@Root() { row }: TradeIn): Outlet {
    return { id: encodeId(PREFIX.outlet, row.outletId) };
  }

  @FieldResolver(() => [TradeInPhoto], { description: 'Pictures of it, at most 30.' })
  photos(@Root() { row }: TradeIn, @Ctx() context: GraphContext): Promise<TradeInPhoto[]> {
    return context.load(photosOf, row.id);
  }

  @FieldResolver(() => [TradeInStepTaken], { description: 'What was done with it, the newest first, at most 200.' })
  history(@Root() { row }: TradeIn, @Ctx() context: GraphContext): Promise<TradeInStepTaken[]> {
    return context.load(stepsOf, { id: row.id, currency: row.currency });
  }
}

@Resolver(() => Member)
export class MemberTradeInsResolver {
  @FieldResolver(() => [TradeIn], {
    nullable: true, description: 'Trade-ins 以旧换新 of the member, the newest first, at most 50.',
  })
  @Scopes('tradeins:read')
  async tradeIns(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<TradeIn[]> {
    const found = await context.load(tradeInsOfMembers, decodeId(PREFIX.member, id) ?? NOBODY);
    return found.map(({ row }) => tradeInView(row, context.now));
  }
}
