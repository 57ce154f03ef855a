import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { hasLapsed } from '../../domain/holds.ts';
import { worthsIn } from '../../queries/holdings.ts';
import { PointsAdjustment, PointsHold } from './holding.type.ts';
import { orderFor } from '../orders/order-for.ts';
import { MemberWithLoyalty, OrderWithPoints } from '../orders/order-points.type.ts';
import { Channel } from '../stubs.type.ts';
import { HoldStateName } from '../words.ts';

@Resolver(() => PointsHold)
export class PointsHoldResolver {
  @FieldResolver(() => MemberWithLoyalty, { nullable: true, description: 'Whose points.' })
  member(@Root() hold: PointsHold): MemberWithLoyalty {
    return { id: encodeId(PREFIX.member, hold.memberId) };
  }

  @FieldResolver(() => HoldStateName, { description: 'State.' })
  state(@Root() hold: PointsHold, @Ctx() { now }: GraphContext): string {
    return hasLapsed(hold, now) ? 'voided' : hold.state;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When they were spent or went back.' })
  settledAt(@Root() hold: PointsHold, @Ctx() { now }: GraphContext): Date | null {
    return hasLapsed(hold, now) ? hold.settledAt ?? hold.expiresAt : hold.settledAt;
  }

  @FieldResolver(() => Channel, {
    nullable: true,
    description: 'The channel that made it: only that channel and head office settle it. Null for head office.',
  })
  channel(@Root() { channelId }: PointsHold): Channel | null {
    return channelId ? { id: encodeId(PREFIX.channel, channelId) } : null;
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What the points pay 抵现金额: in the currency of their programme, or in another by the rates in '
      + 'force when they were held, floor; null without a rate. A sale that spends them names just this amount.',
  })
  worth(
    @Root() { worthAtHome, heldAt }: PointsHold, @Ctx() context: GraphContext,
    @Arg('currency', () => CurrencyCode, { nullable: true, description: 'Currency; the programme’s when absent.' })
    currency: string | null,
  ): Promise<Money | null> {
    const { minor, ...home } = worthAtHome;
    return context.load(worthsIn, {
      worth: { ...home, minor: String(minor) }, currency: currency ?? home.currency,
      at: heldAt.toISOString(),
    });
  }

  @FieldResolver(() => OrderWithPoints, { nullable: true, description: 'The order they were spent on.' })
  order(@Root() hold: PointsHold, @Ctx() context: GraphContext): Promise<OrderWithPoints | null> {
    return orderFor(context, hold.orderId);
  }
}

/** Who gave or took points, and what was written about it, is head office's own. */
@Resolver(() => PointsAdjustment)
export class PointsAdjustmentResolver {
  @FieldResolver(() => MemberWithLoyalty, { nullable: true, description: 'Whose points.' })
  member(@Root() adjustment: PointsAdjustment): MemberWithLoyalty {
    return { id: encodeId(PREFIX.member, adjustment.memberId) };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why; null outside head office.' })
  reason(@Root() { reason }: PointsAdjustment, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : reason;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who asked; null outside head office.' })
  askedBy(@Root() { askedBy }: PointsAdjustment, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : askedBy;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you asked for it 本人申请: another person decides it.' })
  isOwn(@Root() { askedById }: PointsAdjustment, @Ctx() { actor }: GraphContext): boolean {
    return askedById === actor.id;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who decided; null outside head office.' })
  decidedBy(@Root() { decidedBy }: PointsAdjustment, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : decidedBy;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Note of the decision; null outside head office.' })
  decisionNote(@Root() { decisionNote }: PointsAdjustment, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : decisionNote;
  }
}
