import { PREFIX } from '../contracts/ids.ts';
import { isRestricted, type Actor } from '../kernel/actor.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { BenefitResolver } from './graphql/benefits/benefit.resolver.ts';
import { decideBenefitMutation } from './graphql/benefits/decide-benefit.mutation.ts';
import { publishBenefitMutation } from './graphql/benefits/publish-benefit.mutation.ts';
import { buyEntitlementMutation } from './graphql/entitlements/buy-entitlement.mutation.ts';
import {
  EntitlementResolver, EntitlementUseResolver, MemberEntitlementsResolver,
} from './graphql/entitlements/entitlement.resolver.ts';
import { grantEntitlementMutation } from './graphql/entitlements/grant-entitlement.mutation.ts';
import {
  bookEntitlementMutation, entitlementBookingMutations, returnEntitlementMutation, useEntitlementMutation,
} from './graphql/entitlements/use-entitlement.mutations.ts';
import { rewards0030 } from './persistence/migrations/0030-benefits.ts';
import { CapOverrideResolver } from './graphql/cost/cap-override.resolver.ts';
import { CostGaugeResolver } from './graphql/cost/cost-gauge.resolver.ts';
import { CostProofResolver } from './graphql/cost/cost-proof.resolver.ts';
import { decideCapOverrideMutation } from './graphql/cost/decide-cap-override.mutation.ts';
import { proposeCapOverrideMutation } from './graphql/cost/propose-cap-override.mutation.ts';
import { proveCostMutation } from './graphql/cost/prove-cost.mutation.ts';
import { CouponHoldResolver, CouponResolver, MemberCouponsResolver } from './graphql/coupons/coupon.resolver.ts';
import { EvaluateOffersResolver } from './graphql/coupons/evaluate-offers.resolver.ts';
import { claimCouponMutation, issueCouponMutation } from './graphql/coupons/give-coupon.mutations.ts';
import { holdCouponsMutation, settleCouponsMutations } from './graphql/coupons/hold-coupons.mutations.ts';
import { RemainderResolver } from './graphql/coupons/remainder.resolver.ts';
import { funderResolvers } from './graphql/funder.resolver.ts';
import { createRewardMutation } from './graphql/mall/create-reward.mutation.ts';
import { putRewardShelfMutation } from './graphql/mall/put-shelf.mutation.ts';
import { RewardResolver } from './graphql/mall/reward.resolver.ts';
import { stepRewardMutations } from './graphql/mall/step-reward.mutation.ts';
import { updateRewardMutation } from './graphql/mall/update-reward.mutation.ts';
import { CouponOfferResolver } from './graphql/offers/coupon-offer.resolver.ts';
import {
  endCouponOfferMutation, issueCouponsToSegmentMutation, publishCouponOfferMutation,
} from './graphql/offers/decide-coupon-offer.mutations.ts';
import { createCouponOfferMutation, updateCouponOfferMutation } from './graphql/offers/edit-coupon-offer.mutations.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { cancelRedemptionMutation } from './graphql/redemptions/cancel-redemption.mutation.ts';
import { checkRedemptionMutation } from './graphql/redemptions/check-redemption.mutation.ts';
import { redeemRewardMutation } from './graphql/redemptions/redeem-reward.mutation.ts';
import { MemberRedemptionsResolver, RedemptionResolver } from './graphql/redemptions/redemption.resolver.ts';
import { verifyRedemptionMutation } from './graphql/redemptions/verify-redemption.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { figures } from './persistence/figures.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0010 } from './persistence/migrations/0010-mall.ts';
import { rewards0020 } from './persistence/migrations/0020-coupons.ts';
import { rewards0040 } from './persistence/migrations/0040-cost.ts';
import { rewards0041 } from './persistence/migrations/0041-cost-facts.ts';
import { rewards0042 } from './persistence/migrations/0042-gauges-read.ts';
import { rewards0050 } from './persistence/migrations/0050-gates.ts';
import { rewards0051 } from './persistence/migrations/0051-automatic-offers.ts';
import { rewards0052 } from './persistence/migrations/0052-counted-once.ts';
import { rewards0060 } from './persistence/migrations/0060-coupons-by-event.ts';
import { rewards0070 } from './persistence/migrations/0070-causes-gone.ts';
import { rewards0071 } from './persistence/migrations/0071-automatic-most.ts';
import { rewards0072 } from './persistence/migrations/0072-prize-keys.ts';
import { rewards0073 } from './persistence/migrations/0073-returned-uses.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { capOverridesById } from './queries/cost/cap-overrides.ts';
import { couponHoldsById, couponsById } from './queries/coupons/coupons.ts';
import { couponOffersById } from './queries/coupons/offers.ts';
import { benefitsById } from './queries/benefits/benefits.ts';
import { usesById } from './queries/benefits/uses.ts';
import { rewardsById } from './queries/mall/rewards.ts';
import { redemptionsById } from './queries/redemptions/redemptions.ts';

function byId<Value>(
  prefix: string, read: BatchRead<string, Value | null>, isHidden: (actor: Actor) => boolean = () => false,
) {
  return ({ id }: { id: string }, context: GraphContext): unknown => {
    const uuid = decodeId(prefix, id);
    return uuid && !isHidden(context.actor) ? context.load(read, uuid) : null;
  };
}

export const rewards = defineSubgraph({
  name: 'rewards',
  graph: {
    resolvers: [
      RewardPolicyResolver, publishRewardPolicyMutation, decideRewardPolicyMutation, ...funderResolvers,
      RewardResolver, createRewardMutation, updateRewardMutation, stepRewardMutations, putRewardShelfMutation,
      RedemptionResolver, MemberRedemptionsResolver, redeemRewardMutation, checkRedemptionMutation,
      verifyRedemptionMutation, cancelRedemptionMutation,
      CostGaugeResolver, CapOverrideResolver, CostProofResolver, RegionResolver, MarginClassResolver,
      proposeCapOverrideMutation, decideCapOverrideMutation, proveCostMutation,
      CouponOfferResolver, createCouponOfferMutation, updateCouponOfferMutation, publishCouponOfferMutation,
      endCouponOfferMutation, issueCouponsToSegmentMutation,
      CouponResolver, CouponHoldResolver, MemberCouponsResolver, EvaluateOffersResolver, RemainderResolver,
      issueCouponMutation,
      claimCouponMutation, holdCouponsMutation, settleCouponsMutations,
      BenefitResolver, publishBenefitMutation, decideBenefitMutation,
      MemberEntitlementsResolver, EntitlementResolver, EntitlementUseResolver,
      useEntitlementMutation, bookEntitlementMutation, entitlementBookingMutations, returnEntitlementMutation,
      buyEntitlementMutation,
      grantEntitlementMutation,
    ],
    orphanedTypes: [],
    references: {
      Reward: byId(PREFIX.reward, rewardsById),
      Redemption: byId(PREFIX.redemption, redemptionsById),
      CouponOffer: byId(PREFIX.couponOffer, couponOffersById),
      Coupon: byId(PREFIX.coupon, couponsById),
      CouponHold: byId(PREFIX.couponHold, couponHoldsById),
      CapOverride: byId(PREFIX.capOverride, capOverridesById, isRestricted),
      Benefit: byId(PREFIX.benefit, benefitsById),
      EntitlementUse: byId(PREFIX.entitlement, usesById),
      Member: ({ id }) => ({ id }),
    },
  },
  entities: tables,
  // 0030 reads rates, whose table 0041 makes; it is the last of those before 0050.
  migrations: [rewards0001, wordMigration('rewards'), rewards0010, rewards0020, rewards0040, rewards0041, rewards0042,
    rewards0030, rewards0050, rewards0051,
    rewards0052, rewards0060, rewards0070, rewards0071, rewards0072, rewards0073],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  figures,
  nodes: {
    [PREFIX.reward]: 'Reward', [PREFIX.redemption]: 'Redemption', [PREFIX.capOverride]: 'CapOverride',
    [PREFIX.couponOffer]: 'CouponOffer', [PREFIX.coupon]: 'Coupon', [PREFIX.couponHold]: 'CouponHold',
    [PREFIX.benefit]: 'Benefit', [PREFIX.entitlement]: 'EntitlementUse',
  },
});
