import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  connectionFirst, connectionFrom, ConnectionArgs, encodeCursor,
} from '../../../kernel/graph/page.ts';
import { tierHistoriesOf } from '../../queries/tier-history.ts';
import { transactionsById } from '../../queries/transactions.ts';
import { LoyaltyAccount } from './loyalty-account.type.ts';
import { PointsTransaction } from './points-transaction.type.ts';
import { TierChange, TierChangeConnection } from './tier-history.type.ts';
import { timeCursor } from './time-cursor.ts';

@Resolver(() => LoyaltyAccount)
export class TierHistoryResolver {
  @FieldResolver(() => TierChangeConnection, {
    description: 'Moves of the tier 等级变动, newest first; what turned out otherwise later is left out.',
  })
  async tierHistory(
    @Root() account: LoyaltyAccount, @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const first = connectionFirst(args);
    const { memberId, programmeCode: programme } = account;
    const rows = await context.load(tierHistoriesOf,
      { memberId, programme, limit: first + 1, after: timeCursor(args.after) });
    return connectionFrom(rows, first, args.after, (row) => encodeCursor([row.at, row.uuid]));
  }
}

@Resolver(() => TierChange)
export class TierChangeResolver {
  @FieldResolver(() => PointsTransaction, {
    nullable: true, description: 'The transaction that moved it; null for a term that ended or was renewed.',
  })
  async transaction(
    @Root() change: TierChange, @Ctx() context: GraphContext,
  ): Promise<PointsTransaction | null> {
    return change.transactionId ? context.load(transactionsById, change.transactionId) : null;
  }
}
