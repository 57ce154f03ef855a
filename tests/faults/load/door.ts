import { request } from 'undici';
import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import { deriveSecret } from '../../../subgraphs/kernel/secret.ts';
import { signHop } from '../../../subgraphs/kernel/signed-actor.ts';
import { SCOPES } from '../../../subgraphs/contracts/scopes.ts';
import type { Answer, TestGraph } from '../../kit/graph.ts';
import type { Shop } from '../../graph/shop.ts';

/** The way into a house, whether it stands in this process or in others that are being killed. */
export interface Door {
  ask(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<Answer>;
  /** The time by which the house counts. */
  now(): Date;
  readonly databaseUrl: () => string;
}

export function doorOf(graph: TestGraph): Door {
  return {
    ask: (query, variables, actor) => graph.ask(query, variables, actor),
    now: () => graph.clock.now(), databaseUrl: () => graph.databaseUrl,
  };
}

/** Owner of everything, by the signed hop that the house's own services use. */
const OWNER: Actor = { kind: 'operator', id: 'faults', name: 'faults', scopes: SCOPES, roles: ['owner'] };

/** A house in other processes; a refused or broken connection rejects. */
export function httpDoor(
  address: () => string, secret: string, databaseUrl: () => string,
): Door {
  const key = deriveSecret(secret, 'hop');
  return {
    ask: async (query, variables = {}, actor = OWNER) => {
      const hop = { requestId: newId(), actor, deadlineAt: Date.now() + 10_000 };
      const body = JSON.stringify({ query, variables });
      const response = await request(`${address()}/graphql`, {
        method: 'POST', headersTimeout: 15_000, bodyTimeout: 15_000,
        headers: {
          'content-type': 'application/json', 'karat-actor': signHop(key, hop, 'gateway', body),
        },
        body,
      });
      return await response.body.json() as Answer;
    },
    now: () => new Date(), databaseUrl,
  };
}

/** What `openShop` and `enrol` need of a graph. */
export function graphBehind(door: Door, settled: () => Promise<void>): TestGraph {
  const get = async (query: string, variables?: Record<string, unknown>, actor?: Actor) => {
    const answer = await door.ask(query, variables, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  return { ask: door.ask, get, settled } as unknown as TestGraph;
}

export type { Shop };
