import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { PREFIX } from '../contracts/ids.ts';
import { isRestricted } from '../kernel/actor.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { CapOverrideResolver } from './graphql/cost/cap-override.resolver.ts';
import { CostGaugeResolver } from './graphql/cost/cost-gauge.resolver.ts';
import { CostProofResolver } from './graphql/cost/cost-proof.resolver.ts';
import { decideCapOverrideMutation } from './graphql/cost/decide-cap-override.mutation.ts';
import { proposeCapOverrideMutation } from './graphql/cost/propose-cap-override.mutation.ts';
import { proveCostMutation } from './graphql/cost/prove-cost.mutation.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { figures } from './persistence/figures.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0040 } from './persistence/migrations/0040-cost.ts';
import { rewards0041 } from './persistence/migrations/0041-cost-facts.ts';
import { rewards0042 } from './persistence/migrations/0042-gauges-read.ts';
import { people } from './persistence/people.ts';
import { capOverridesById } from './queries/cost/cap-overrides.ts';
import { tables } from './persistence/tables/index.ts';

export const rewards = defineSubgraph({
  name: 'rewards',
  graph: {
    resolvers: [
      RewardPolicyResolver, publishRewardPolicyMutation, decideRewardPolicyMutation,
      CostGaugeResolver, CapOverrideResolver, CostProofResolver, RegionResolver,
      proposeCapOverrideMutation, decideCapOverrideMutation, proveCostMutation,
    ],
    orphanedTypes: [],
    references: {
      CapOverride: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.capOverride, id);
        return uuid && !isRestricted(context.actor) ? context.load(capOverridesById, uuid) : null;
      },
    },
  },
  entities: tables,
  migrations: [rewards0001, wordMigration('rewards'), rewards0040, rewards0041, rewards0042],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  figures,
  nodes: { [PREFIX.capOverride]: 'CapOverride' },
});
