import { seededRandom } from '../../../subgraphs/kernel/seed.ts';
import type { SubgraphPort } from '../../../subgraphs/kernel/port.ts';
import type { TestGraph } from '../../kit/graph.ts';
import type { Fault } from './faults.ts';

/** Puts a fault before some subgraphs of a running house; the answer takes it away again. */
export function putFault(
  graph: TestGraph, fault: Fault, names: readonly string[], seed: number,
): () => void {
  // The house looks its ports up at each call: what stands in the map is what it reaches.
  const ports = graph.house.ports as Map<string, SubgraphPort>;
  const sound = new Map(names.map((name) => [name, ports.get(name)!]));
  for (const [index, [name, port]] of [...sound].entries()) {
    ports.set(name, fault(port, seededRandom(seed + index)));
  }
  return () => {
    for (const [name, port] of sound) ports.set(name, port);
  };
}
