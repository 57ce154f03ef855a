import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { GatewayError } from '../errors.ts';

/** Stands where nobody answers: its fields say so, everything else works. */
export function absentPort(name: string): SubgraphPort {
  return {
    name,
    execute: () => Promise.reject(new GatewayError('SUBGRAPH_UNAVAILABLE',
      `${name} does not run here.`, { subgraph: name })),
    deliver: (events) => Promise.resolve(events.map(({ id }) =>
      ({ id, error: `${name} does not run here` }))),
    deadLetters: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]),
    replayDeadLetters: () => Promise.resolve(0),
    auditRecords: () => Promise.reject(new Error(`${name} does not run here`)),
  };
}
