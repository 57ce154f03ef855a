import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { requireScopes } from '../../subgraphs/kernel/graph/protect-schema.ts';
import type { RequestContext, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { LONGEST_DOCUMENT_BYTES } from '../documents/document.ts';
import type { Stood } from '../accounts/still-stands.ts';
import { auditRecords } from './audit-records.ts';
import { rolesCatalogue, scopesCatalogue } from './catalogue.ts';
import { readColleagues, type ColleagueArguments } from './colleagues.ts';
import { identitySdl } from './identity-sdl.ts';
import { createLoaders } from './loaders.ts';
import type { IdentityRoom } from './mutation.ts';
import { MUTATIONS } from './mutations/index.ts';
import { signingKeysNow } from './mutations/shared.ts';
import { protectByDirectives } from './protect.ts';
import {
  readAudit, readClients, readDocuments, readOperators, type AuditArguments, type DocumentArguments,
  type ListArguments,
} from './read-lists.ts';
import { viewerView } from './viewer.ts';

/** Operators, partner clients and who one is, as a subgraph of the house. It has no events. */
export function createIdentityPort(room: IdentityRoom): SubgraphPort {
  const schema = identitySchema(room);
  return {
    name: 'identity',
    execute: async ({ document, operationName, variables, context }) => await execute({
      schema, document, operationName, variableValues: variables, contextValue: context,
    }) as ExecutionResult,
    deliver: (events) => Promise.resolve(events.map(({ id }) => ({ id }))),
    deadLetters: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]),
    replayDeadLetters: () => Promise.resolve(0),
    auditRecords: (asked) => auditRecords(room.accounts, asked),
  };
}

function identitySchema(room: IdentityRoom): GraphQLSchema {
  const { accounts } = room;
  const loaders = createLoaders(accounts);
  const requireAdmin = (context: RequestContext, type: string): void =>
    requireScopes(context as never, ['identity:admin'], type);
  const schema = buildSubgraphSchema([{
    typeDefs: parse(identitySdl()),
    resolvers: {
      Query: queries(room, loaders),
      Mutation: mutations(room),
      Operator: { __resolveReference: async ({ id }: { id: string }, context: RequestContext) => {
        requireAdmin(context, 'Operator');
        return loaders(context).operator(id);
      } },
      PartnerClient: { __resolveReference: async ({ id }: { id: string }, context: RequestContext) => {
        requireAdmin(context, 'PartnerClient');
        return loaders(context).client(id);
      } },
    },
  }]);
  const { registerDocuments } = schema.getMutationType()!.getFields();
  registerDocuments!.extensions = { longerTexts: { text: LONGEST_DOCUMENT_BYTES } };
  protectByDirectives(schema);
  return schema;
}

type Resolver = (source: unknown, args: any, context: RequestContext) => unknown;

function queries(
  room: IdentityRoom, loaders: ReturnType<typeof createLoaders>,
): Record<string, Resolver> {
  const { accounts } = room;
  return {
    viewer: (_source, _args, { actor }) => viewerView(actor, room),
    operators: (_source, args: ListArguments<object>, { actor }) =>
      readOperators(accounts, actor, args),
    operator: (_source, { id }: { id: string }, context) => loaders(context).operator(id),
    colleagues: (_source, args: ColleagueArguments, { actor }) => readColleagues(room, actor, args),
    partnerClients: (_source, args: ListArguments<object>, { actor }) =>
      readClients(accounts, actor, args),
    partnerClient: (_source, { id }: { id: string }, context) => loaders(context).client(id),
    signingKeys: (_source, _args, { actor }) => signingKeysNow({ accounts, actor }),
    registeredDocuments: (_source, args: DocumentArguments, { actor }) =>
      readDocuments(accounts, actor, args),
    actorStands: (_source, { actor }: { actor: Stood }) => accounts.stillStands(actor),
    roles: rolesCatalogue,
    scopes: scopesCatalogue,
    identityAudit: (_source, args: AuditArguments, { actor }) => readAudit(accounts, actor, args),
  };
}

function mutations(room: IdentityRoom): Record<string, Resolver> {
  return Object.fromEntries(MUTATIONS.map(({ name, run }) => [name,
    (_source: unknown, { input }: { input: unknown }, { actor }: RequestContext) =>
      run(input, { ...room, actor })]));
}
