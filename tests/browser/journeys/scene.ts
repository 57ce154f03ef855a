import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { enter, type Visit, type Visitor } from '../kit.ts';

export interface Scene {
  origin(): string;
  browser(): Browser;
}

/** Walks as somebody; afterwards the console must have nothing to complain about. */
export async function as(
  scene: Scene,
  email: string,
  walk: (visit: Visit) => Promise<void>,
  visitor: Visitor = {},
): Promise<void> {
  const visited = await enter(scene.browser(), scene.origin(), email, visitor);
  try {
    await walk(visited);
    expect(visited.complaints).toEqual([]);
  } finally {
    await visited.close();
  }
}

export const OWNER = 'owner@karat.example';
export const LOYALTY = 'loyalty@karat.example';
export const MERCHANDISE = 'merchandise@karat.example';
export const MANAGER = 'manager@karat.example';
export const ASSOCIATE = 'associate@karat.example';

export function goTo(scene: Scene, path: string): string {
  return `${scene.origin()}/#${path}`;
}
