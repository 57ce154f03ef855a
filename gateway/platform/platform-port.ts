import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { hasScopes, isRestricted } from '../../subgraphs/kernel/actor.ts';
import { protectSchema } from '../../subgraphs/kernel/graph/protect-schema.ts';
import type { RequestContext, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { GatewayError } from '../errors.ts';
import { auditTrail, type AuditArguments } from './audit-trail.ts';
import { listDeadLetters, listWaiting, replayDeadLetters } from './dead-letters.ts';
import { findNodes, type FoundNode } from './find-nodes.ts';
import { AUDIT_SCOPE, EVENTS_SCOPE, platformSdl, type NodePrefixes } from './platform-sdl.ts';

export interface PlatformOptions {
  readonly nodePrefixes: NodePrefixes;
  /** The other subgraphs; read at each request, so ports may be added after this was made. */
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  readonly log: Logger;
}

const MOST_NODES = 100;

/** What belongs to no noun of the business: ids of any type, and the delivery of events. */
export function createPlatformPort(options: PlatformOptions): SubgraphPort {
  const schema = platformSchema(options);
  return {
    name: 'platform',
    execute: async ({ document, operationName, variables, context }) => await execute({
      schema, document, operationName, variableValues: variables, contextValue: context,
    }) as ExecutionResult,
    deliver: (events) => Promise.resolve(events.map(({ id }) => ({ id }))),
    deadLetters: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]),
    replayDeadLetters: () => Promise.resolve(0),
    auditRecords: () => Promise.resolve([]),
  };
}

function platformSchema({ nodePrefixes, ports, log }: PlatformOptions): GraphQLSchema {
  const find = (ids: readonly string[], context: RequestContext) =>
    findNodes(ids, context, ports, nodePrefixes);
  const others = (): Map<string, SubgraphPort> =>
    new Map([...ports].filter(([name]) => name !== 'platform'));
  const schema = buildSubgraphSchema([{
    typeDefs: parse(platformSdl(nodePrefixes)),
    resolvers: {
      Node: { __resolveType: (node: FoundNode) => node.__typename },
      Query: {
        node: async (_root: unknown, { id }: { id: string }, context: RequestContext) =>
          (await find([id], context))[0],
        nodes: (_root: unknown, { ids }: { ids: string[] }, context: RequestContext) => {
          if (ids.length <= MOST_NODES) return find(ids, context);
          throw new GatewayError('LIMIT_EXCEEDED', `At most ${MOST_NODES} ids.`,
            { limit: MOST_NODES });
        },
        deadLetters: (_root: unknown, { first }: { first: number }, context: RequestContext) => {
          requireScope(context, EVENTS_SCOPE);
          return listDeadLetters(others(), first, log);
        },
        auditTrail: (_root: unknown, args: AuditArguments, context: RequestContext) => {
          requireScope(context, AUDIT_SCOPE);
          if (isRestricted(context.actor)) {
            throw new GatewayError('FORBIDDEN', 'Only head office reads the audit trail.');
          }
          return auditTrail(others(), args, log);
        },
        waitingEvents: (_root: unknown, { first }: { first: number }, context: RequestContext) => {
          requireScope(context, EVENTS_SCOPE);
          return listWaiting(others(), first, log);
        },
      },
      Mutation: {
        replayDeadLetters: (_root: unknown, { input }: { input: { ids: string[] } },
          context: RequestContext) => {
          requireScope(context, EVENTS_SCOPE);
          return replayDeadLetters(others(), input.ids, log);
        },
      },
    },
  }]);
  // Arguments that no database can hold are refused here as in every subgraph.
  protectSchema(schema);
  return schema;
}

/** Checked here too: a subgraph does not rely on the gateway. */
function requireScope({ actor }: RequestContext, scope: string): void {
  if (hasScopes(actor, [scope])) return;
  throw new GatewayError(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
    `Your access does not cover ${scope}.`, { requiredScopes: [[[scope]]] });
}
