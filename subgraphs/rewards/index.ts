import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { BatchRead, GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { createRewardMutation } from './graphql/mall/create-reward.mutation.ts';
import { putRewardShelfMutation } from './graphql/mall/put-shelf.mutation.ts';
import { RewardResolver } from './graphql/mall/reward.resolver.ts';
import { stepRewardMutations } from './graphql/mall/step-reward.mutation.ts';
import { updateRewardMutation } from './graphql/mall/update-reward.mutation.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { cancelRedemptionMutation } from './graphql/redemptions/cancel-redemption.mutation.ts';
import { checkRedemptionMutation } from './graphql/redemptions/check-redemption.mutation.ts';
import { redeemRewardMutation } from './graphql/redemptions/redeem-reward.mutation.ts';
import { MemberRedemptionsResolver, RedemptionResolver } from './graphql/redemptions/redemption.resolver.ts';
import { verifyRedemptionMutation } from './graphql/redemptions/verify-redemption.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0010 } from './persistence/migrations/0010-mall.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { rewardsById } from './queries/mall/rewards.ts';
import { redemptionsById } from './queries/redemptions/redemptions.ts';

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
      RewardResolver, createRewardMutation, updateRewardMutation, stepRewardMutations, putRewardShelfMutation,
      RedemptionResolver, MemberRedemptionsResolver, redeemRewardMutation, checkRedemptionMutation,
      verifyRedemptionMutation, cancelRedemptionMutation,
    ],
    orphanedTypes: [],
    references: {
      Reward: byId(PREFIX.reward, rewardsById),
      Redemption: byId(PREFIX.redemption, redemptionsById),
      Member: ({ id }) => ({ id }),
    },
  },
  entities: tables,
  migrations: [rewards0001, wordMigration('rewards'), rewards0010],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: { [PREFIX.reward]: 'Reward', [PREFIX.redemption]: 'Redemption' },
});
