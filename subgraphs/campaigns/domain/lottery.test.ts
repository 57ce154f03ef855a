import { describe, expect, it } from '@jest/globals';
import {
  commitmentOf, entryHash, listHash, prizesOf, rankedPrizesOf, rankOrder, ticketOf, verifyDraw, type Draw,
} from './lottery.ts';

const drawId = 'draw-2026-10-08';
const draw: Draw = {
  drawId, seed: Buffer.from(Array.from({ length: 32 }, (_, index) => index)),
  entries: ['m_001', 'm_002', 'm_003', 'm_004', 'm_005'].map((id) => entryHash(drawId, id)),
};
const list = listHash(draw.entries);

describe('provable lottery', () => {
  it('gives the vectors of domain.md', () => {
    expect(commitmentOf(draw.seed))
      .toBe('630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd');
    expect(list).toBe('8962ea85975bedb2e2164b4c962205aa714004b6265e56724d6d093bca512d12');
    expect([1, 2, 3, 4, 5].map((i) => ticketOf(draw, list, i)))
      .toEqual([824027, 782231, 950510, 314692, 772602]);
    expect(rankOrder(draw, list)).toEqual([1, 5, 3, 4, 2]);
  });

  it('gives the first cumulative band, and the next one when a prize is out of stock', () => {
    const bands = [{ prize: 'ring', ppm: 800_000, stock: 1 }, { prize: 'charm', ppm: 100_000, stock: 2 }];
    // Tickets 782231, 314692 and 772602 hit the ring; 824027 the charm; 950510 nothing.
    expect(prizesOf(draw, bands)).toEqual(['charm', 'ring', null, 'charm', null]);
  });

  it('gives k winners their prizes in the order of their luck', () => {
    const bands = [{ prize: 'ring', ppm: 0, stock: 1 }, { prize: 'charm', ppm: 0, stock: 2 }];
    expect(rankedPrizesOf(draw, bands)).toEqual(['ring', null, 'charm', null, 'charm']);
    expect(rankedPrizesOf(draw, [{ prize: 'charm', ppm: 0, stock: 9 }])).toEqual(Array(5).fill('charm'));
  });

  it('is verified by anybody, and not after the slightest change', () => {
    const bands = [{ prize: 'ring', ppm: 1_000_000, stock: 5 }];
    const published = {
      commitment: commitmentOf(draw.seed), listHash: list, prizes: prizesOf(draw, bands),
    };
    expect(verifyDraw(draw, bands, published)).toBe(true);
    expect(verifyDraw({ ...draw, seed: Buffer.alloc(32) }, bands, published)).toBe(false);
    expect(verifyDraw({ ...draw, entries: draw.entries.slice(1) }, bands, published)).toBe(false);
    expect(verifyDraw(draw, [{ ...bands[0]!, stock: 4 }], published)).toBe(false);
  });

  it('draws otherwise with a beacon', () => {
    expect(ticketOf({ ...draw, beacon: Buffer.from('beacon') }, list, 1)).not.toBe(824027);
  });
});
