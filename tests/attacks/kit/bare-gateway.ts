import pino from 'pino';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { houseSchemas } from '../../kit/schemas.ts';
import { ANONYMOUS } from '../../../subgraphs/kernel/actor.ts';
import type { SubgraphPort } from '../../../subgraphs/kernel/port.ts';

export interface BareGateway {
  readonly gateway: Gateway;
  /** How often any subgraph was called. */
  calls(): number;
}

/** The gateway with the real supergraph, before subgraphs that only count and know nothing. */
export async function openBareGateway(): Promise<BareGateway> {
  let calls = 0;
  const names = [...houseSchemas().keys()]
    .filter((name) => name.endsWith('.graphql') && !/^(supergraph|api)\./.test(name))
    .map((name) => name.replace('.graphql', ''));
  const port = (name: string): SubgraphPort => ({
    name,
    execute: () => {
      calls += 1;
      return Promise.resolve({ data: null });
    },
    deliver: () => Promise.resolve([]),
    deadLetters: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]),
    replayDeadLetters: () => Promise.resolve(0),
    auditRecords: () => Promise.resolve([]),
  });
  const gateway = await createGateway({
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
    ports: new Map(names.map((name) => [name, port(name)])),
    authenticate: () => Promise.resolve(ANONYMOUS), mode: 'development',
    log: pino({ level: 'silent' }), limits: { budget: 1e9, budgetPerSecond: 1e9 },
  });
  return { gateway, calls: () => calls };
}
