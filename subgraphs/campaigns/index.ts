import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { Claim } from './graphql/claim.type.ts';
import { Drop } from './graphql/drop.type.ts';
import { LiveSessionResolver } from './graphql/live-session.resolver.ts';
import { campaigns0001 } from './persistence/migrations/0001-campaigns.ts';
import { sessionsById } from './queries/sessions-by-id.ts';

export const campaigns = defineSubgraph({
  name: 'campaigns',
  graph: {
    resolvers: [LiveSessionResolver],
    orphanedTypes: [Drop, Claim],
    references: {
      LiveSession: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.liveSession, id);
        return uuid ? context.load(sessionsById, uuid) : null;
      },
      Drop: () => null,
      Claim: () => null,
      Member: ({ id }) => ({ id }),
    },
  },
  entities: [],
  migrations: [campaigns0001],
  handlers: [],
  jobs: [],
  nodes: {
    [PREFIX.liveSession]: 'LiveSession', [PREFIX.drop]: 'Drop', [PREFIX.claim]: 'Claim',
  },
});
