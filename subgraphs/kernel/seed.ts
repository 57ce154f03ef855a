import { createHash } from 'node:crypto';
import type { HandlerContext } from './events/handler.ts';

/**
 * The same uuid for the same words on every machine, so that the seeds of different subgraphs can name
 * one another's rows: `seedId('outlet', 'shanghai-01')`.
 */
export function seedId(kind: string, key: string | number): string {
  const hex = createHash('sha256').update(`${kind}:${key}`).digest('hex');
  // A uuid v7 of 2024-01-01, so that seeded ids sort before everything that comes later.
  return `018cc251-f400-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** A small repeatable generator (mulberry32), so that the demo brand is the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a subgraph's seed gets: commands to run, the day it is, a place to tell progress. */
export interface SeedContext extends HandlerContext {
  readonly now: Date;
  readonly scale: { readonly members: number; readonly products: number };
  progress(done: number, of: number): void;
}
