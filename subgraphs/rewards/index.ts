import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { decideRewardPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { RewardPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishRewardPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { rewards0001 } from './persistence/migrations/0001-rewards.ts';
import { rewards0040 } from './persistence/migrations/0040-cost.ts';
import { rewards0041 } from './persistence/migrations/0041-cost-facts.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';

export const rewards = defineSubgraph({
  name: 'rewards',
  graph: {
    resolvers: [
      RewardPolicyResolver, publishRewardPolicyMutation, decideRewardPolicyMutation,
    ],
    orphanedTypes: [],
    references: {},
  },
  entities: tables,
  migrations: [rewards0001, wordMigration('rewards'), rewards0040, rewards0041],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: {},
});
