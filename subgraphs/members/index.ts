import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { decodeId } from '../kernel/ids.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { MemberResolver } from './graphql/member.resolver.ts';
import { memberSchema } from './persistence/member.entity.ts';
import { members0001 } from './persistence/migrations/0001-members.ts';
import { membersById } from './queries/members-by-id.ts';
import { probe } from './commands/enrol-member.ts';

export const members = defineSubgraph({
  name: 'members',
  graph: {
    resolvers: [MemberResolver],
    references: {
      Member: ({ id }, context: GraphContext) => {
        const uuid = decodeId('mem', id);
        return uuid ? context.load(membersById, uuid) : null;
      },
    },
  },
  entities: [memberSchema],
  migrations: [members0001],
  handlers: [],
  jobs: [],
  batched: [{ command: probe }],
  nodes: { mem: 'Member' },
});
