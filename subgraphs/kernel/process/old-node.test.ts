import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OLDEST_NODE, refusalOfNode } from './old-node.ts';

interface Lock { packages: Record<string, { engines?: { node?: string }; dev?: boolean }> }

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

describe('the oldest Node', () => {
  it('is refused in one line that says what to do', () => {
    expect(refusalOfNode('24.0.0')).toBeNull();
    expect(refusalOfNode('26.1.0')).toBeNull();
    expect(refusalOfNode('20.20.2')).toBe('NODE_TOO_OLD: This is Node 20.20.2; Karat needs 24 or newer. '
      + '→ Start it with npm, which uses the Node that npm ci brings, or install Node 24.');
    expect(refusalOfNode('9.11.2')).toContain('This is Node 9.11.2');
  });

  it('is the one that package.json and the packages it installs ask for', () => {
    const manifest = read<{ engines: { node: string }; dependencies: { node: string } }>('package.json');
    expect(manifest.engines.node).toBe(`>=${OLDEST_NODE}`);
    expect(Number(manifest.dependencies.node.split('.')[0])).toBeGreaterThanOrEqual(OLDEST_NODE);
    const newer = Object.entries(read<Lock>('package-lock.json').packages)
      .filter(([, { engines }]) => oldestOf(engines?.node ?? '') > OLDEST_NODE);
    expect(newer.map(([path]) => path)).toEqual([]);
  });

  it('is asked before anything else is loaded', () => {
    const rooms = ['members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises'];
    for (const path of ['gateway/start/main.ts', 'gateway/operations/main.ts',
      ...rooms.map((room) => `subgraphs/${room}/main.ts`)]) {
      const statics = readFileSync(path, 'utf8').match(/^import .*/gm) ?? [];
      expect(statics).toEqual([expect.stringContaining('/old-node.ts')]);
    }
  });
});

/** Of `^20.19.0 || >=22.12.0` the least major version; 0 where nothing is asked. */
function oldestOf(range: string): number {
  const majors = range.split('||').map((part) => Number(/\d+/.exec(part)?.[0] ?? 0));
  return Math.min(...majors);
}
