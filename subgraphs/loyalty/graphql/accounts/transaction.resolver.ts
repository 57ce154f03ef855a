import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { accountsByMember } from '../../queries/accounts.ts';
import { orderPointsOf } from '../../queries/order-points.ts';
import { entriesOf } from '../../queries/transactions.ts';
import { LoyaltyAccount } from './loyalty-account.type.ts';
import { PointsBalances, PointsCause, PointsEntry, PointsTransaction } from './points-transaction.type.ts';
import { orderFor } from '../orders/order-for.ts';
import { MemberWithLoyalty, OrderPoints, OrderWithPoints } from '../orders/order-points.type.ts';

const BRAND = 'Karat';
const EARNING = new Set(['accrual', 'tier_bonus', 'campaign_bonus', 'accrual_refused', 'activation', 'return']);

@Resolver(() => PointsTransaction)
export class PointsTransactionResolver {
  @FieldResolver(() => [PointsEntry], {
    description: 'Double entry, one for each account: amounts add up to zero in each unit.',
  })
  entries(
    @Root() transaction: PointsTransaction, @Ctx() context: GraphContext,
  ): Promise<PointsEntry[]> {
    return context.load(entriesOf,
      { memberId: transaction.memberId, transactionId: transaction.uuid });
  }

  @FieldResolver(() => PointsBalances, {
    description: 'How it changed each balance: an activation adds to available what it takes from pending.',
  })
  async change(
    @Root() { memberId, uuid }: PointsTransaction, @Ctx() context: GraphContext,
  ): Promise<PointsBalances> {
    const entries = await context.load(entriesOf, { memberId, transactionId: uuid });
    const of = (ledger: string) => entries.find(({ account }) => account === ledger)?.amount ?? 0n;
    // Debt is kept as what is owed: its ledger account stands below zero.
    return { available: of('available'), pending: of('pending'), held: of('held'), debt: -of('debt') };
  }

  @FieldResolver(() => PointsCause, { description: 'Why it came about.' })
  cause(@Root() { orderId, reason, kind }: PointsTransaction, @Ctx() { actor }: GraphContext): PointsCause {
    // What an operator wrote to another is head office's own.
    return { orderId, reason: kind === 'adjustment' && isRestricted(actor) ? null : reason };
  }

  @FieldResolver(() => String, {
    description: `Who or what caused the posting; "${BRAND}" for everybody but head office.`,
  })
  actorName(@Root() { actorName }: PointsTransaction, @Ctx() { actor }: GraphContext): string {
    return isRestricted(actor) ? BRAND : actorName;
  }

  @FieldResolver(() => OrderPoints, {
    nullable: true, description: 'How the points were calculated, for what an order earned.',
  })
  async calculation(
    @Root() { kind, orderId }: PointsTransaction, @Ctx() context: GraphContext,
  ): Promise<OrderPoints | null> {
    return orderId && EARNING.has(kind) ? context.load(orderPointsOf, orderId) : null;
  }
}

@Resolver(() => PointsCause)
export class PointsCauseResolver {
  @FieldResolver(() => OrderWithPoints, { nullable: true, description: 'The order behind it.' })
  order(@Root() cause: PointsCause, @Ctx() context: GraphContext): Promise<OrderWithPoints | null> {
    return orderFor(context, cause.orderId);
  }
}

@Resolver(() => MemberWithLoyalty)
export class MemberLoyaltyResolver {
  @FieldResolver(() => LoyaltyAccount, {
    nullable: true, description: 'Points, growth and tier; null when unknown or not visible.',
  })
  @Scopes('loyalty:read')
  async loyalty(
    @Root() member: MemberWithLoyalty, @Ctx() context: GraphContext,
  ): Promise<LoyaltyAccount | null> {
    const uuid = decodeId(PREFIX.member, member.id);
    return uuid ? context.loadAbout(FACT.member, uuid, accountsByMember, uuid) : null;
  }
}

@Resolver(() => OrderWithPoints)
export class OrderPointsResolver {
  @FieldResolver(() => OrderPoints, {
    nullable: true, description: 'What the order earned; null while its buyer is unknown.',
  })
  @Scopes('loyalty:read')
  async points(
    @Root() order: OrderWithPoints, @Ctx() context: GraphContext,
  ): Promise<OrderPoints | null> {
    const uuid = decodeId(PREFIX.order, order.id);
    return uuid ? context.load(orderPointsOf, uuid) : null;
  }
}
