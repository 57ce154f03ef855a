import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
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
  bookEntitlementMutation, entitlementBookingMutations, useEntitlementMutation,
} from './graphql/entitlements/use-entitlement.mutations.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { jobs } from './jobs/jobs.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0030 } from './persistence/migrations/0030-benefits.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { benefitsById } from './queries/benefits/benefits.ts';
import { usesById } from './queries/benefits/uses.ts';

export const rewards = defineSubgraph({
  name: 'rewards',
  graph: {
    resolvers: [
      RewardPolicyResolver, publishRewardPolicyMutation, decideRewardPolicyMutation,
      BenefitResolver, publishBenefitMutation, decideBenefitMutation,
      MemberEntitlementsResolver, EntitlementResolver, EntitlementUseResolver, RegionResolver,
      useEntitlementMutation, bookEntitlementMutation, entitlementBookingMutations, buyEntitlementMutation,
      grantEntitlementMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      Benefit: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.benefit, id);
        return uuid ? context.load(benefitsById, uuid) : null;
      },
      EntitlementUse: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.entitlement, id);
        return uuid ? context.load(usesById, uuid) : null;
      },
    },
  },
  entities: tables,
  migrations: [rewards0001, wordMigration('rewards'), rewards0030],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: { [PREFIX.benefit]: 'Benefit', [PREFIX.entitlement]: 'EntitlementUse' },
});
