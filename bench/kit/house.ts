import pino, { type Logger } from 'pino';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { GatewayError } from '../../gateway/errors.ts';
import { openGraph, type House, type HouseOptions } from '../../gateway/house.ts';
import { schemaFiles } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { TRUSTED } from './documents.ts';

export const HOP_SECRET = 'bench-hop-secret-bench-hop-secret-00';

/** Head office with every scope. */
export const HEAD_OFFICE: Actor = Object.freeze({
  kind: 'operator', id: 'op-bench', name: 'Bench', scopes: SCOPES, roles: ['owner'],
});

const READING = SCOPES.filter((scope) => /:(read|rebates)$/.test(scope));
const KINDS: Readonly<Record<string, (id: string) => Pick<Actor, 'kind'> & Partial<Actor>>> = {
  franchise: (tenantId) => ({ kind: 'tenant', tenantId }),
  channel: (channelId) => ({ kind: 'channel', channelId }),
  member: (personId) => ({ kind: 'person', personId }),
};
const known = new Map<string, Actor>();

/** `x-bench-actor: hq`, or a kind and its uuid: `franchise:018c…`, in place of a token. */
function actorOf(header: string | undefined): Actor {
  if (header === undefined) return ANONYMOUS;
  if (header === 'hq') return HEAD_OFFICE;
  const [kind, id] = header.split(':') as [string, string];
  if (!KINDS[kind]) throw new GatewayError('UNAUTHENTICATED', 'No such actor.');
  // One object each, as the real sign-in remembers its tokens.
  const actor = known.get(header) ?? Object.freeze({
    id: header, name: 'Reader', roles: [], scopes: READING, ...KINDS[kind](id),
  });
  known.set(header, actor);
  return actor;
}

/** As much log as the house writes when nobody watches, thrown away. */
export function benchLog(): Logger {
  return pino({ level: 'info' }, pino.destination({ dest: '/dev/null', sync: true }));
}

export type BenchHouse = Pick<HouseOptions, 'addresses' | 'worker' | 'poolSize'>;

/** The whole graph as production assembles it; only the sign-in is a header. */
export function openBenchHouse(databaseUrl: string, options: BenchHouse = {}): Promise<House> {
  return openGraph({
    subgraphs: SUBGRAPHS, databaseUrlOf: () => databaseUrl, hopSecret: HOP_SECRET,
    authenticate: (headers) => Promise.resolve(
      actorOf(headers['x-bench-actor'] as string | undefined)),
    mode: 'production', log: benchLog(), worker: false,
    supergraphSdl: schemaFiles(SUBGRAPHS).get('supergraph.graphql')!,
    gateway: {
      trustedDocuments: TRUSTED, limits: { budget: 1e12, budgetPerSecond: 1e9 },
    },
    ...options,
  });
}
