import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { createHttpPort } from '../../subgraphs/kernel/server/http-port.ts';
import type { Shape, TestGraph } from '../kit/graph.ts';

/** Does `work` while one subgraph is gone: a port that rejects, or an address where nobody listens any more. */
export async function without<T>(
  graph: TestGraph, shape: Shape, name: string, work: () => Promise<T>,
): Promise<T> {
  const ports = graph.house.ports as Map<string, SubgraphPort>;
  const port = ports.get(name)!;
  const dead = shape === 'over HTTP'
    ? createHttpPort({ name, url: 'http://127.0.0.1:9', sign: () => 'nobody' }) : null;
  ports.set(name, dead ?? { ...port,
    execute: () => Promise.reject(new Error('the database password is hunter2')),
    retell: () => Promise.reject(new Error('the database password is hunter2')) });
  try {
    return await work();
  } finally {
    ports.set(name, port);
    await dead?.close();
  }
}

/** What a gap is called where nobody answered. */
export function codeWithout(shape: Shape): string {
  return shape === 'over HTTP' ? 'SUBGRAPH_UNAVAILABLE' : 'INTERNAL';
}
