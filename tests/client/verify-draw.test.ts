import { describe, expect, it } from '@jest/globals';
import {
  entryHash, listHash, rankOrder, verifyDraw, type PublishedDay, type PublishedDraw,
} from '../../client/src/index.ts';
import * as house from '../../subgraphs/campaigns/domain/lottery.ts';
import * as wheel from '../../subgraphs/engagement/domain/formats/draw.ts';

const SEED = Array.from({ length: 32 }, (_, n) => n.toString(16).padStart(2, '0')).join('');
const DRAW = 'draw-2026-10-08';
const bands = [{ prize: 'ring', ppm: 400_000, stock: 1 }, { prize: 'coupon', ppm: 500_000, stock: 9 }];

async function published(): Promise<PublishedDraw> {
  const entries = await Promise.all(
    ['m_001', 'm_002', 'm_003', 'm_004', 'm_005'].map((member) => entryHash(DRAW, member)));
  return {
    drawId: DRAW, seed: SEED, entries, bands,
    commitment: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
    listHash: '8962ea85975bedb2e2164b4c962205aa714004b6265e56724d6d093bca512d12',
    // 314692 is in the first band; 824027, 782231 and 772602 are in the second; 950510 is in none.
    prizes: ['coupon', 'coupon', null, 'ring', 'coupon'],
  };
}

describe('verifyDraw', () => {
  it('gives the vectors of the rule', async () => {
    const draw = await published();
    const verdict = await verifyDraw(draw);
    expect(verdict).toEqual({
      valid: true, faults: [], prizes: draw.prizes, tickets: [824027, 782231, 950510, 314692, 772602] });
    expect(await rankOrder(draw)).toEqual([1, 5, 3, 4, 2]);
    expect(await listHash(draw.entries)).toBe(draw.listHash);
  });

  it('names what was changed', async () => {
    const draw = await published();
    expect((await verifyDraw({ ...draw, seed: SEED.replace('00', 'ff') })).faults).toContain('COMMITMENT');
    expect((await verifyDraw({ ...draw, entries: draw.entries.toReversed() })).faults).toContain('LIST');
    expect((await verifyDraw({ ...draw, prizes: [null, null, 'ring', null, null] })).faults)
      .toEqual(['PRIZES']);
    expect((await verifyDraw({ ...draw, prizes: [] })).faults).toEqual(['PRIZES']);
  });

  it('agrees with the house about beacons, empty stocks and many entries', async () => {
    const entries = await Promise.all(Array.from({ length: 120 }, (_, n) => entryHash(DRAW, `x${n}`)));
    const few = [{ prize: 'a', ppm: 300_000, stock: 2 }, { prize: 'b', ppm: 300_000, stock: 40 }];
    const theirs = { drawId: DRAW, seed: Buffer.from(SEED, 'hex'), beacon: Buffer.from('beef', 'hex'), entries };
    const verdict = await verifyDraw({
      drawId: DRAW, seed: SEED, beacon: 'beef', entries, bands: few,
      commitment: house.commitmentOf(theirs.seed), listHash: house.listHash(entries),
      prizes: house.prizesOf(theirs, few),
    });
    expect([verdict.valid, verdict.faults]).toEqual([true, []]);
    expect(await rankOrder({ drawId: DRAW, seed: SEED, beacon: 'beef', entries }))
      .toEqual(house.rankOrder(theirs, house.listHash(entries)));
  });

  it('refuses what is no hexadecimal', async () => {
    await expect(verifyDraw({ ...await published(), seed: 'xyz' })).rejects.toThrow(TypeError);
  });

  it('does a day of a wheel again, turn by turn', async () => {
    const drawId = 'fmt_1:2026-10-08';
    const [one, two] = [await entryHash(drawId, 'm_001'), await entryHash(drawId, 'm_002')];
    const day: PublishedDay = {
      drawId, seed: SEED, commitment: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
      bands: [{ prize: 'ring', ppm: 120_000, stock: 1 }, { prize: 'coupon', ppm: 600_000, stock: 2 },
        { prize: 'nothing', ppm: 280_000, stock: -1 }],
      // 110210 is in the first band, 627808 in the second, 975895 in the last; 75568 finds the ring given.
      turns: [{ entry: one, i: 1, prize: 'ring' }, { entry: one, i: 2, prize: 'coupon' },
        { entry: two, i: 1, prize: 'nothing' }, { entry: one, i: 3, prize: 'coupon' }],
    };
    const verdict = await verifyDraw(day);
    expect(verdict).toEqual({ valid: true, faults: [], tickets: [110_210, 627_808, 975_895, 75_568],
      prizes: ['ring', 'coupon', 'nothing', 'coupon'] });
    expect(wheel.entryOf(drawId, 'm_001')).toBe(one);
    expect(verdict.tickets).toEqual(day.turns.map(({ entry, i }) =>
      wheel.ticketOf({ seed: Buffer.from(SEED, 'hex'), drawId, entry, i })));
    expect((await verifyDraw({ ...day, turns: day.turns.toSpliced(1, 1) })).faults).toEqual(['LIST']);
    expect((await verifyDraw({ ...day, seed: SEED.replace('00', 'ff') })).faults).toContain('COMMITMENT');
    expect((await verifyDraw({ ...day, turns: [{ ...day.turns[0]!, prize: 'coupon' }] })).faults).toEqual(['PRIZES']);
  });
});
