import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import type { ScorePart } from '../../domain/stores/store-score.ts';
import { outletsById } from '../../queries/outlets.ts';
import { scoreFacts } from '../../queries/stores/score-facts.ts';
import { rankingPage, scoredQuarters, scoresByOutlet, storeWeights } from '../../queries/stores/store-scores.ts';
import { Outlet } from '../network/outlet.type.ts';
import { Complaint, Member, Order } from '../stubs.type.ts';
import {
  PublicStoreWeight, StoreScore, StoreScoreFact, StoreScorePage, StoreScorePartName,
} from './store-score.type.ts';

const REGION = 'Code of a region 地区, for example "CN".';

function boundOf(first: number): number {
  if (first < 1 || first > 100) throw new RequestError('LIMIT_EXCEEDED', 'first must be 1 to 100.');
  return first;
}

@Resolver(() => StoreScore)
export class StoreScoreResolver {
  @Query(() => StoreScorePage, {
    description: 'Stores of a region by their place in a quarter 优秀门店排名; a franchise sees its own.',
  })
  @Scopes('franchises:read')
  async storeRanking(
    @Arg('region', () => String, { description: REGION }) region: string,
    @Arg('quarter', () => String, { nullable: true, description: '"2026-Q3"; the newest that was scored without it.' })
    quarter: string | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    await knownRegion(context, region);
    return rankingPage(await context.sql(), { region, quarter }, bounds);
  }

  @Query(() => [String], { description: 'Quarters of a region that were scored, newest first, at most 20.' })
  @Scopes('franchises:read')
  async scoredQuarters(
    @Arg('region', () => String, { description: REGION }) region: string, @Ctx() context: GraphContext,
  ): Promise<string[]> {
    await knownRegion(context, region);
    return scoredQuarters(await context.sql(), region);
  }

  @Query(() => [PublicStoreWeight], {
    description: 'Open stores of a region for the home page of a mini-program 首页门店权重, excellent ones first, at most '
      + '500; no sign-in, and nobody’s data.',
  })
  async publicStoreWeights(
    @Arg('region', () => String, { description: REGION }) region: string, @Ctx() context: GraphContext,
  ): Promise<PublicStoreWeight[]> {
    await knownRegion(context, region);
    return storeWeights(await context.sql(), region, context.now);
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'The store.' })
  outlet(@Root() { outletUuid }: StoreScore, @Ctx() context: GraphContext) {
    return context.load(outletsById, outletUuid);
  }

  @FieldResolver(() => [StoreScoreFact], {
    description: 'What a part was counted from 评分明细, as it is known now, what is missing first. A franchise has the '
      + 'members that it sees, its orders and complaints, and nothing of enrolment.',
  })
  async facts(
    @Root() { outletUuid, quarter }: StoreScore,
    @Arg('part', () => StoreScorePartName, { description: 'Of which part.' }) part: ScorePart,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<StoreScoreFact[]> {
    return scoreFacts(await context.sql(), { outletId: outletUuid, quarter, part, first: boundOf(first) });
  }
}

@Resolver(() => StoreScoreFact)
export class StoreScoreFactResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'Whom it is about; null where that is not visible.' })
  member(@Root() { memberUuid }: StoreScoreFact): Member | null {
    return memberUuid ? { id: encodeId(PREFIX.member, memberUuid) } : null;
  }

  @FieldResolver(() => Order, { nullable: true, description: 'Of enrolment: the order.' })
  order(@Root() { orderUuid }: StoreScoreFact): Order | null {
    return orderUuid ? { id: encodeId(PREFIX.order, orderUuid) } : null;
  }

  @FieldResolver(() => Complaint, { nullable: true, description: 'Of complaints: the complaint.' })
  complaint(@Root() { complaintId }: StoreScoreFact): Complaint | null {
    return complaintId ? { id: complaintId } : null;
  }
}

@Resolver(() => Outlet)
export class OutletScoreResolver {
  @FieldResolver(() => [StoreScore], {
    description: 'How it stood at the end of quarters 历史评分, newest first, at most 20; empty unless you are head office '
      + 'or its franchise.',
  })
  @Scopes('franchises:read')
  scores(@Root() { id }: Outlet, @Ctx() context: GraphContext): Promise<StoreScore[]> | StoreScore[] {
    const uuid = decodeId(PREFIX.outlet, id);
    return uuid ? context.load(scoresByOutlet, uuid) : [];
  }
}
