import { expect, it } from '@jest/globals';
import { inTurn } from './in-turn.ts';

it('lets others have their turn between one and the next', async () => {
  const seen: string[] = [];
  setImmediate(() => seen.push('somebody else'));
  expect(await inTurn(['a', 'b'], (one) => seen.push(one))).toEqual([1, 3]);
  expect(seen).toEqual(['a', 'somebody else', 'b']);
});
