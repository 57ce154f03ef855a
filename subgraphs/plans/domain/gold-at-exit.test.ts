import { expect, it } from '@jest/globals';
import { goldAtExit } from './gold-at-exit.ts';

it.each([
  ['both prices of the board', 19_750n, 101_200n, 78_000n, 1_540_500n, 1_998_700n],
  ['no buy-back price', 19_750n, 101_200n, null, 1n, 1_998_700n],
  ['what is less than a minor unit, cut', 1_001n, 101_299n, 78_099n, 78_177n, 101_400n],
  ['a grain that is worth nothing', 0n, 101_200n, 78_000n, 1n, 0n],
])('%s', (_, milligrams, retailMinor, buybackMinor, leastMinor, mostMinor) => {
  expect(goldAtExit(milligrams, { retailMinor, buybackMinor })).toEqual({ leastMinor, mostMinor });
});
