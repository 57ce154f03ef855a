import { describe, expect, it } from '@jest/globals';
import { bandOf, commitmentOf, drawIdOf, entryOf, seedOfDay, ticketOf } from './draw.ts';

const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const drawId = drawIdOf('fmt_1', '2026-10-08');

describe('a day of draws', () => {
  it('gives the vectors of the rule', () => {
    expect(drawId).toBe('fmt_1:2026-10-08');
    expect(commitmentOf(seed)).toBe('630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd');
    const entry = entryOf(drawId, 'm_001');
    expect(entry).toBe('71eda6112988f5b9567e14df3603fedc4e45d1b75e430b5343a2e45d0298e805');
    expect([1, 2, 3].map((i) => ticketOf({ seed, drawId, entry, i }))).toEqual([110_210, 627_808, 75_568]);
    expect(ticketOf({ seed, drawId, entry: entryOf(drawId, 'm_002'), i: 1 })).toBe(975_895);
    expect(seedOfDay('key', drawId).toString('hex'))
      .toBe('63f58e4328e79647b1456ff247bf322b212e363ccb6d596b0b72138c145f7237');
  });

  it('gives the first cumulative band, and the next one when a prize is out of stock', () => {
    const bands = [{ ppm: 100_000, left: 1 }, { ppm: 300_000, left: 0 }, { ppm: 600_000, left: null }];
    expect([0, 99_999, 100_000, 399_999, 400_000, 999_999].map((ticket) => bandOf(bands, ticket)))
      .toEqual([0, 0, 2, 2, 2, 2]);
    expect(() => bandOf([{ ppm: 1_000_000, left: 0 }], 5)).toThrow('a wheel without a last band');
  });
});
