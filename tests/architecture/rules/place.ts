import { posix } from 'node:path';

/** Where a file stands: the wing of the house, and inside a subgraph its layer. */
export interface Place {
  readonly wing: string;
  /** Name of the subgraph, `kernel` or `contracts`; null elsewhere. */
  readonly subgraph: string | null;
  /** `domain`, `commands`, …; 'root' for index.ts, main.ts; 'seed'; 'test' for whatever tests. */
  readonly layer: string | null;
}

const TEST = /\.(test|fixture)\.tsx?$|\/tests\//;

export function isTest(path: string): boolean {
  return path.startsWith('tests/') || TEST.test(path);
}

export function placeOf(path: string): Place {
  const [wing = '', second, third] = path.split('/');
  if (wing !== 'subgraphs') return { wing, subgraph: null, layer: isTest(path) ? 'test' : null };
  if (second === undefined || third === undefined) return { wing, subgraph: null, layer: null };
  return { wing, subgraph: second, layer: isTest(path) ? 'test' : layerOf(third) };
}

function layerOf(folder: string): string {
  if (/^seed(\.ts)?$/.test(folder)) return 'seed';
  return folder.endsWith('.ts') ? 'root' : folder;
}

/** The file an import names, from the root of the house; null for packages. */
export function targetOf(path: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  return posix.normalize(posix.join(posix.dirname(path), from));
}

/** `type-graphql` of `type-graphql/dist/x`, `@scope/name` of `@scope/name/deep`. */
export function packageOf(from: string): string | null {
  if (from.startsWith('.')) return null;
  if (from.startsWith('node:')) return 'node:';
  return from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
}
