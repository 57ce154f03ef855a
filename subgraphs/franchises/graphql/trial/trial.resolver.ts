import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { franchisesById } from '../../queries/network.ts';
import { recentTrials, trialMovers, trialsById } from '../../queries/trials/trials.ts';
import { Franchise } from '../network/franchise.type.ts';
import { Member } from '../stubs.type.ts';
import { AttributionTrial, TrialCost, TrialMove, TrialMover } from './trial.type.ts';

function boundOf(first: number, most: number): number {
  if (first < 1 || first > most) throw new RequestError('LIMIT_EXCEEDED', `first must be 1 to ${most}.`);
  return first;
}

@Resolver(() => AttributionTrial)
export class TrialResolver {
  @Query(() => AttributionTrial, {
    nullable: true, description: 'One trial of franchise rules 政策试算; null when unknown, and outside head office.',
  })
  @Scopes('franchises:policy')
  async attributionTrial(
    @Arg('id', () => ID, { description: 'Which trial.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<AttributionTrial | null> {
    const uuid = decodeId(PREFIX.trial, id);
    return uuid ? context.load(trialsById, uuid) : null;
  }

  @Query(() => [AttributionTrial], { description: 'Trials of franchise rules, newest first; head office only.' })
  @Scopes('franchises:policy')
  async attributionTrials(
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<AttributionTrial[]> {
    return recentTrials(await context.sql(), boundOf(first, 20));
  }

  @FieldResolver(() => [TrialMover], { description: 'Who would move: the first 1,000 are kept by name.' })
  async movers(
    @Root() { id }: AttributionTrial,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<TrialMover[]> {
    return trialMovers(await context.sql(), decodeId(PREFIX.trial, id)!, boundOf(first, 100));
  }
}

const franchiseOf = (uuid: string | null, context: GraphContext) => (
  uuid ? context.load(franchisesById, uuid) : null);

@Resolver(() => TrialMove)
export class TrialMoveResolver {
  @FieldResolver(() => Franchise, { nullable: true, description: 'From; null: head office, or nobody.' })
  from(@Root() { fromUuid }: TrialMove, @Ctx() context: GraphContext) {
    return franchiseOf(fromUuid, context);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'To; null: head office, or nobody.' })
  to(@Root() { toUuid }: TrialMove, @Ctx() context: GraphContext) {
    return franchiseOf(toUuid, context);
  }
}

@Resolver(() => TrialMover)
export class TrialMoverResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'Who.' })
  member(@Root() { memberUuid }: TrialMover): Member {
    return { id: encodeId(PREFIX.member, memberUuid) };
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'From; null: head office, or nobody.' })
  from(@Root() { fromUuid }: TrialMover, @Ctx() context: GraphContext) {
    return franchiseOf(fromUuid, context);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'To; null: head office, or nobody.' })
  to(@Root() { toUuid }: TrialMover, @Ctx() context: GraphContext) {
    return franchiseOf(toUuid, context);
  }
}

@Resolver(() => TrialCost)
export class TrialCostResolver {
  @FieldResolver(() => Franchise, { nullable: true, description: 'Whose; null: head office.' })
  franchise(@Root() { franchiseUuid }: TrialCost, @Ctx() context: GraphContext) {
    return franchiseOf(franchiseUuid, context);
  }
}
