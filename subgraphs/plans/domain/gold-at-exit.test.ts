import { expect, it } from '@jest/globals';
import { goldAtExit, leastForBean } from './gold-at-exit.ts';

it.each([
  ['both prices of the board', 19_750n, 101_200n, 78_000n, 1_540_500n, 1_998_700n],
  ['no buy-back price', 19_750n, 101_200n, null, 1n, 1_998_700n],
  ['what is less than a minor unit, cut', 1_001n, 101_299n, 78_099n, 78_177n, 101_400n],
  ['a grain that is worth nothing', 0n, 101_200n, 78_000n, 1n, 0n],
])('%s', (_, milligrams, retailMinor, buybackMinor, leastMinor, mostMinor) => {
  expect(goldAtExit(milligrams, { retailMinor, buybackMinor })).toEqual({ leastMinor, mostMinor });
});

it('a bean is saved for no less than an exit may pay for it at that moment', () => {
  expect(leastForBean(2_000n, { retailMinor: 101_200n })).toBe(202_400n);
  expect(goldAtExit(2_000n, { retailMinor: 101_200n, buybackMinor: 78_000n }).mostMinor).toBe(202_400n);
});
