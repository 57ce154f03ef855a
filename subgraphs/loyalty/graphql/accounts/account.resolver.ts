import {
  Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root,
} from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  connectionFirst, connectionFrom, ConnectionArgs, encodeCursor,
} from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { PostingKind } from '../../domain/account-book.ts';
import { afterLapse } from '../../domain/holds.ts';
import { addDays, lastDayBefore } from '../../../kernel/business-day.ts';
import { expiringOf, lotsOf, overOf } from '../../queries/accounts.ts';
import { policiesOf } from '../../queries/programmes.ts';
import { balancesAt, evidenceOf, statementsOf } from '../../queries/transactions.ts';
import {
  ExpiringPoints, LoyaltyAccount, PointsLot, TierEvidence, TierView,
} from './loyalty-account.type.ts';
import { PointsBalances, PointsTransactionConnection } from './points-transaction.type.ts';
import { orderFor } from '../orders/order-for.ts';
import { MemberWithLoyalty, OrderWithPoints } from '../orders/order-points.type.ts';
import { programmeOf } from '../programmes/programme-of.ts';
import { Programme } from '../programmes/programme.type.ts';
import { lineCursor } from './line-cursor.ts';
import { tierViewOf } from './tier-view.ts';
import { PostingKindName } from '../words.ts';

const withLastDays = <Row extends { expiresAt: Date }>(rows: readonly Row[], zone: string) =>
  rows.map((row) => ({ ...row, validUntil: lastDayBefore(row.expiresAt, zone) }));

/** A hold whose time is over holds nothing, whether or not a job has swept it. */
async function byTheClock(account: LoyaltyAccount, context: GraphContext) {
  return afterLapse(account, (await overBy(account, context)).lapsed);
}

const overBy = ({ memberId }: LoyaltyAccount, context: GraphContext) =>
  context.load(overOf, { memberId, at: context.now.toISOString() });

@ArgsType()
export class StatementArgs extends ConnectionArgs {
  @Field(() => [PostingKindName], { nullable: true, description: 'Only these kinds; all when absent.' })
  kinds?: PostingKind[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Posted then or later; from the first when absent.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Posted before then; up to now when absent.' })
  until?: Date | null;
}

@Resolver(() => LoyaltyAccount)
export class LoyaltyAccountResolver {
  @FieldResolver(() => MemberWithLoyalty, { nullable: true, description: 'Whose account it is.' })
  member(@Root() account: LoyaltyAccount): MemberWithLoyalty {
    return { id: encodeId(PREFIX.member, account.memberId) };
  }

  @FieldResolver(() => Programme, { nullable: true, description: 'Programme of the home region.' })
  programme(
    @Root() account: LoyaltyAccount, @Ctx() context: GraphContext,
  ): Promise<Programme | null> {
    return programmeOf(context, account.programmeCode);
  }

  @FieldResolver(() => PointsScalar, { description: 'Spendable points 可用积分.' })
  async available(@Root() account: LoyaltyAccount, @Ctx() context: GraphContext): Promise<bigint> {
    const { available } = await byTheClock(account, context);
    return available - (await overBy(account, context)).ended;
  }

  @FieldResolver(() => PointsScalar, { description: 'Points set aside for a redemption 冻结积分.' })
  async held(@Root() account: LoyaltyAccount, @Ctx() context: GraphContext): Promise<bigint> {
    return (await byTheClock(account, context)).held;
  }

  @FieldResolver(() => PointsScalar, { description: 'Points owed 待补扣积分; earnings repay them first.' })
  async debt(@Root() account: LoyaltyAccount, @Ctx() context: GraphContext): Promise<bigint> {
    return (await byTheClock(account, context)).debt;
  }

  @FieldResolver(() => TierView, { description: 'Tier and why.' })
  async tier(
    @Root() account: LoyaltyAccount, @Ctx() context: GraphContext,
  ): Promise<TierView> {
    const policies = await context.load(policiesOf, account.programmeCode);
    const { memberId, programmeCode: programme, tierState: state, tierEarned: earned } = account;
    const growth = {
      confirmed: account.growth, pending: account.pendingGrowth, interaction: account.interactionGrowth };
    return tierViewOf({ memberId, programme, state, growth, earned }, policies, context.now);
  }

  @FieldResolver(() => [PointsLot], { description: 'Lots with points left, in spending order.' })
  async lots(
    @Root() account: LoyaltyAccount, @Ctx() context: GraphContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<PointsLot[]> {
    const lots = await context.load(lotsOf, { memberId: account.memberId, first: connectionFirst({ first }),
      at: context.now.toISOString() });
    return withLastDays(lots, account.zone);
  }

  @FieldResolver(() => [ExpiringPoints], { description: 'Spendable points that expire soon, at most 100 dates.' })
  async expiring(
    @Root() account: LoyaltyAccount, @Ctx() context: GraphContext,
    @Arg('withinDays', () => Int, { defaultValue: 60, description: 'How soon, 1 to 3,660 days.' })
    withinDays: number,
  ): Promise<ExpiringPoints[]> {
    if (withinDays < 1 || withinDays > 3660) {
      throw new RequestError('BAD_USER_INPUT', 'withinDays must be 1 to 3660.');
    }
    const expiring = await context.load(expiringOf, {
      memberId: account.memberId, after: context.now.toISOString(),
      before: addDays(context.now, withinDays).toISOString(),
    });
    return withLastDays(expiring, account.zone);
  }

  @FieldResolver(() => PointsBalances, {
    description: 'Where the statement stood: after everything posted before then. It opens a period, and closes it.',
  })
  balanceAt(
    @Root() { memberId }: LoyaltyAccount, @Ctx() context: GraphContext,
    @Arg('at', () => DateTimeScalar, { description: 'The instant (exclusive).' }) at: Date,
  ): Promise<PointsBalances> {
    return context.load(balancesAt, { memberId, at: at.toISOString() });
  }

  @FieldResolver(() => PointsTransactionConnection, {
    description: 'Statement 积分明细 in the order of posting, the last first: each line’s balances are those of the '
      + 'line before, plus its change. What is told late stands where it was posted, with its business time.',
  })
  async statement(
    @Root() account: LoyaltyAccount, @Args(() => StatementArgs) args: StatementArgs,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const first = connectionFirst(args);
    const rows = await context.load(statementsOf, {
      memberId: account.memberId, limit: first + 1, kinds: args.kinds ?? null,
      after: lineCursor(args.after), from: args.from?.toISOString() ?? null, until: args.until?.toISOString() ?? null,
    });
    return connectionFrom(rows, first, args.after, (row) => encodeCursor([row.lineNo]));
  }
}

@Resolver(() => TierView)
export class TierStateResolver {
  @FieldResolver(() => [TierEvidence], { description: 'Growth postings that counted, newest first.' })
  evidence(
    @Root() tier: TierView, @Ctx() context: GraphContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<TierEvidence[]> {
    return context.load(evidenceOf, { memberId: tier.memberId, first: connectionFirst({ first }) });
  }
}

@Resolver(() => TierEvidence)
export class TierEvidenceResolver {
  @FieldResolver(() => OrderWithPoints, { nullable: true, description: 'The order it came from.' })
  order(@Root() evidence: TierEvidence, @Ctx() context: GraphContext): Promise<OrderWithPoints | null> {
    return orderFor(context, evidence.orderId);
  }
}
