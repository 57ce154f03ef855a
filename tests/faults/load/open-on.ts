import pino from 'pino';
import { ANONYMOUS, serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { SetClock } from '../../../subgraphs/kernel/clock.ts';
import type { Subgraph } from '../../../subgraphs/kernel/define-subgraph.ts';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { SCOPES } from '../../../subgraphs/contracts/scopes.ts';
import { openGraph, type House } from '../../../gateway/house.ts';
import { houseSchemas } from '../../kit/schemas.ts';
import type { Door } from './door.ts';

/** A house in this process on any database, as a start after a restore or an upgrade finds it. */
export async function openHouseOn(
  url: string, now: Date, subgraphs: readonly Subgraph[] = SUBGRAPHS,
): Promise<{ house: House; door: Door }> {
  const clock = new SetClock(now);
  const house = await openGraph({
    subgraphs, databaseUrlOf: () => url, hopSecret: 'a hop secret of this test run', clock,
    log: pino({ level: 'silent' }), authenticate: () => Promise.resolve(ANONYMOUS),
    mode: 'development', poolSize: 4, gateway: { limits: { budget: 1e9 }, proves: false },
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
  });
  const owner = serviceActor('faults', SCOPES);
  return {
    house,
    door: {
      now: () => clock.now(), databaseUrl: () => url,
      ask: async (query, variables = {}, actor = owner) => JSON.parse(JSON.stringify(
        await house.gateway.execute({ query, variables, actor }))),
    },
  };
}
