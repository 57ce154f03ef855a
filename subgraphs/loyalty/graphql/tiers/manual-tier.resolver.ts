import { Arg, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { retentionsOf } from '../../queries/retentions.ts';
import { manualTierOfMember, manualTierPage, manualTiersById } from '../../queries/manual-tiers.ts';
import { TierView } from '../accounts/loyalty-account.type.ts';
import { TierChange } from '../accounts/tier-history.type.ts';
import { MemberWithLoyalty } from '../orders/order-points.type.ts';
import { AdjustmentStateName } from '../words.ts';
import { ManualTier, ManualTierPage } from './manual-tier.type.ts';

@InputType({ description: 'Which tiers given by hand.' })
export class ManualTierFilter {
  @Field(() => AdjustmentStateName, { nullable: true, description: 'Only in this state.' })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  memberId?: string | null;
}

/** Who gave a tier, and what was written about it, is head office's own. */
@Resolver(() => ManualTier)
export class ManualTierResolver {
  @Query(() => ManualTierPage, { description: 'Tiers given by hand 手工定级, newest first, for who decides.' })
  @Scopes('loyalty:approve')
  async manualTiers(
    @Arg('filter', () => ManualTierFilter, { nullable: true, description: 'Which ones.' })
    filter: ManualTierFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const memberId = filter?.memberId ? decodeId(PREFIX.member, filter.memberId) : null;
    if (filter?.memberId && !memberId) return EMPTY_PAGE;
    return manualTierPage(await context.sql(), { state: filter?.state ?? null, memberId }, bounds);
  }

  @FieldResolver(() => MemberWithLoyalty, { nullable: true, description: 'Whose tier.' })
  member(@Root() { memberId }: ManualTier): MemberWithLoyalty {
    return { id: encodeId(PREFIX.member, memberId) };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why; null outside head office.' })
  reason(@Root() { reason }: ManualTier, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : reason;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who asked; null outside head office.' })
  askedBy(@Root() { askedBy }: ManualTier, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : askedBy;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you asked for it 本人申请: another person decides it.' })
  isOwn(@Root() { askedById }: ManualTier, @Ctx() { actor }: GraphContext): boolean {
    return askedById === actor.id;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who decided; null outside head office.' })
  decidedBy(@Root() { decidedBy }: ManualTier, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : decidedBy;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Note of the decision; null outside head office.' })
  decisionNote(@Root() { decisionNote }: ManualTier, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : decisionNote;
  }
}

@Resolver(() => TierView)
export class TierByHandResolver {
  @FieldResolver(() => PointsScalar, {
    nullable: true, description: 'Growth still missing to keep the tier 保级差额, until its validity or grace ends; '
      + 'null for the first tier, and for one given by hand, which ends with its day.',
  })
  async retentionMissing(
    @Root() { memberId, retentionNeed: need, earned }: TierView, @Ctx() context: GraphContext,
  ): Promise<bigint | null> {
    if (need === null) return null;
    if (earned !== null) return need > earned ? need - earned : 0n;
    return (await context.load(retentionsOf, { memberId, at: context.now.toISOString() }))?.missing ?? null;
  }

  @FieldResolver(() => ManualTier, {
    nullable: true, description: 'The tier that somebody gave, while it lasts; growth may have reached more.',
  })
  manual(@Root() { memberId }: TierView, @Ctx() context: GraphContext): Promise<ManualTier | null> {
    return context.load(manualTierOfMember, { memberId, at: context.now.toISOString() });
  }
}

@Resolver(() => TierChange)
export class TierChangeByHandResolver {
  @FieldResolver(() => ManualTier, {
    nullable: true, description: 'The tier given by hand that began or ended; null for what growth and time did.',
  })
  async manual(@Root() { manualTierId }: TierChange, @Ctx() context: GraphContext): Promise<ManualTier | null> {
    return manualTierId ? context.load(manualTiersById, manualTierId) : null;
  }
}
