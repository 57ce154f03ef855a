import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { decideEngagementPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { EngagementPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishEngagementPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { engagement0001 } from './persistence/migrations/0001-engagement.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';

export const engagement = defineSubgraph({
  name: 'engagement',
  graph: {
    resolvers: [
      EngagementPolicyResolver, publishEngagementPolicyMutation, decideEngagementPolicyMutation,
    ],
    orphanedTypes: [],
    references: {},
  },
  entities: tables,
  migrations: [engagement0001, wordMigration('engagement')],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs: [],
  nodes: {},
});
