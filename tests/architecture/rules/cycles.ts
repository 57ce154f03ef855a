import type { Finding, Source } from '../sources.ts';
import { targetOf } from './place.ts';

/**
 * Files that need each other. A type vanishes when compiled, but who reads one file has to know the other, so
 * imports of types count too.
 */
export function checkCycles(sources: readonly Source[]): Finding[] {
  const graph = new Map(sources.map((source) => [source.path, needs(source)]));
  return circles(graph).map((circle) => {
    const [path, ...others] = [...circle].sort() as [string, ...string[]];
    const imported = sources.find((source) => source.path === path)!.imports.find(
      ({ from }) => circle.includes(targetOf(path, from) ?? ''));
    return { path, line: imported?.line ?? 1, rule: 'cycles',
      message: `needs itself, by way of ${others.join(' and ')}` };
  });
}

function needs(source: Source): string[] {
  return source.imports
    .map(({ from }) => targetOf(source.path, from))
    .filter((target) => target !== null);
}

/** Strongly connected components of more than one file (Tarjan). */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path)!);
    stack.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) {
        lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!));
      }
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || graph.get(path)!.includes(path)) found.push(circle);
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found;
}
