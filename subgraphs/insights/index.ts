import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { wordMigration } from '../words/word.migration.ts';
import { handlers } from './events/handlers.ts';
import { decideInsightPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { InsightPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishInsightPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { insights0001 } from './persistence/migrations/0001-insights.ts';
import { insights0002 } from './persistence/migrations/0002-facts.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';

export const insights = defineSubgraph({
  name: 'insights',
  graph: {
    resolvers: [InsightPolicyResolver, publishInsightPolicyMutation, decideInsightPolicyMutation],
    references: {},
  },
  entities: tables,
  migrations: [insights0001, wordMigration('insights'), insights0002],
  people,
  handlers,
  jobs,
  nodes: {},
});
