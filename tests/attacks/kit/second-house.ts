import { openGraph } from '../../../gateway/house.ts';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { ANONYMOUS, type Actor } from '../../../subgraphs/kernel/actor.ts';
import pino from 'pino';
import { houseSchemas } from '../../kit/schemas.ts';
import { HOP_SECRET, OWNER, type Answer, type TestGraph } from '../../kit/graph.ts';

/** The same database seen by a house that remembers nothing: what a restart leaves. */
export async function openSecondHouse(graph: TestGraph) {
  const house = await openGraph({
    subgraphs: SUBGRAPHS, databaseUrlOf: () => graph.databaseUrl, hopSecret: HOP_SECRET,
    clock: graph.clock, log: pino({ level: 'silent' }), mode: 'development', poolSize: 2,
    authenticate: () => Promise.resolve(ANONYMOUS), worker: false,
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
    gateway: { limits: { budget: 1e9 }, proves: false },
  });
  const ask = async (query: string, variables: object, actor: Actor = OWNER): Promise<Answer> =>
    JSON.parse(JSON.stringify(await house.gateway.execute(
      { query, variables: variables as Record<string, unknown>, actor })));
  return { ask, close: () => house.close() };
}
