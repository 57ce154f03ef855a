import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { wordMigration } from '../words/word.migration.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { CouponHoldResolver, CouponResolver, MemberCouponsResolver } from './graphql/coupons/coupon.resolver.ts';
import { EvaluateOffersResolver } from './graphql/coupons/evaluate-offers.resolver.ts';
import { claimCouponMutation, issueCouponMutation } from './graphql/coupons/give-coupon.mutations.ts';
import { holdCouponsMutation, settleCouponsMutations } from './graphql/coupons/hold-coupons.mutations.ts';
import { CouponOfferResolver } from './graphql/offers/coupon-offer.resolver.ts';
import {
  endCouponOfferMutation, issueCouponsToSegmentMutation, publishCouponOfferMutation,
} from './graphql/offers/decide-coupon-offer.mutations.ts';
import { createCouponOfferMutation, updateCouponOfferMutation } from './graphql/offers/edit-coupon-offer.mutations.ts';
import { expireCouponHoldsJob, giveToSegmentsJob } from './jobs/jobs.ts';
import { couponHoldsById, couponsById } from './queries/coupons/coupons.ts';
import { couponOffersById } from './queries/coupons/offers.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0020 } from './persistence/migrations/0020-coupons.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';

function byId<Value>(prefix: string, read: BatchRead<string, Value | null>) {
  return ({ id }: { id: string }, context: GraphContext): unknown => {
    const uuid = decodeId(prefix, id);
    return uuid ? context.load(read, uuid) : null;
  };
}

export const rewards = defineSubgraph({
  name: 'rewards',
  graph: {
    resolvers: [
      RewardPolicyResolver, publishRewardPolicyMutation, decideRewardPolicyMutation,
      RegionResolver, MarginClassResolver,
      CouponOfferResolver, createCouponOfferMutation, updateCouponOfferMutation, publishCouponOfferMutation,
      endCouponOfferMutation, issueCouponsToSegmentMutation,
      CouponResolver, CouponHoldResolver, MemberCouponsResolver, EvaluateOffersResolver, issueCouponMutation,
      claimCouponMutation, holdCouponsMutation, settleCouponsMutations,
    ],
    orphanedTypes: [],
    references: {
      CouponOffer: byId(PREFIX.couponOffer, couponOffersById),
      Coupon: byId(PREFIX.coupon, couponsById),
      CouponHold: byId(PREFIX.couponHold, couponHoldsById),
      Member: ({ id }) => ({ id }),
    },
  },
  entities: tables,
  migrations: [rewards0001, wordMigration('rewards'), rewards0020],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs: [expireCouponHoldsJob, giveToSegmentsJob],
  nodes: {
    [PREFIX.couponOffer]: 'CouponOffer', [PREFIX.coupon]: 'Coupon', [PREFIX.couponHold]: 'CouponHold',
  },
});
