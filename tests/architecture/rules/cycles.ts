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

/** Folders of the gateway that need each other: a request goes through them one way. */
export function checkFolderCycles(sources: readonly Source[]): Finding[] {
  const own = sources.filter(({ path }) => path.startsWith('gateway/'));
  const graph = new Map(own.map(({ path }) => [folderOf(path), new Set<string>()]));
  for (const source of own) {
    const here = folderOf(source.path);
    for (const there of needs(source).map(folderOf)) if (there !== here) graph.get(here)!.add(there);
  }
  return circles(new Map([...graph].map(([folder, others]) => [folder, [...others]]))).map((circle) => {
    const [path, ...others] = circle.sort() as [string, ...string[]];
    return { path, line: 1, rule: 'cycles', message: `needs itself, by way of ${others.join(' and ')}` };
  });
}

/** The folder, or the file that stands beside the folders. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
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
