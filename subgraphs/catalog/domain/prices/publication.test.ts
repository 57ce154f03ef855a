import { describe, expect, it } from '@jest/globals';
import { decidePublication, NOTHING_AROUND, reasonsIn, type Around } from './publication.ts';
import { endOfDays, standingOf } from './standing.ts';

const figures = (values: Record<string, number>) =>
  new Map(Object.entries(values).map(([figure, value]) => [figure, BigInt(value)]));
const at = (usd: number) => figures({ usd });
const decide = (next: Record<string, number>, around: Partial<Around>) =>
  decidePublication(figures(next), { ...NOTHING_AROUND, ...around },
    { limitBps: 200, mayLeaveOut: false });

describe('what comes from outside', () => {
  it('is compared with both neighbours in time', () => {
    expect(decide({ usd: 1_030 }, { after: at(1_000) }))
      .toMatchObject({ state: 'held', because: ['jump'], jumpBps: 300 });
    expect(decide({ usd: 1_015 }, { after: at(1_000) }).state).toBe('published');
    expect(decide({ usd: 985 }, { before: at(1_000), after: at(1_015) }))
      .toMatchObject({ state: 'held', because: ['jump'] });
    expect(decide({ usd: 1_010 }, { before: at(1_000), after: at(1_015) }).state).toBe('published');
    // The jump to the next one was there, and decided, before.
    expect(decide({ usd: 1_001 }, { before: at(1_000), after: at(1_500) }).state).toBe('published');
    expect(decide({ usd: 1_499 }, { before: at(1_000), after: at(1_500) }).state).toBe('held');
    // And does not excuse steps away from it, which nobody would ever see.
    expect(decide({ usd: 985 }, { before: at(1_000), after: at(1_500) }).state).toBe('held');
  });

  it('is held when steps that nobody saw add up to a jump', () => {
    expect(decide({ usd: 1_038 }, { before: at(1_019), seen: at(1_000) }))
      .toMatchObject({ state: 'held', because: ['repeated'], jumpBps: 187 });
    expect(decide({ usd: 1_020 }, { before: at(1_010), seen: at(1_000) }).state).toBe('published');
  });

  it('waits with what is held already where it fits that, and by itself where it does not', () => {
    const around = { before: at(1_000), held: at(1_200) };
    expect(decide({ usd: 1_205 }, around)).toMatchObject({ state: 'held', because: ['follows'], jumpBps: 42 });
    expect(decide({ usd: 1_500 }, around)).toMatchObject({ state: 'held', because: ['jump'], jumpBps: 5_000 });
    expect(decide({ usd: 1_010 }, around).state).toBe('published');
  });

  it('waits once for a currency that is left out', () => {
    const before = figures({ usd: 7_000, rub: 90 });
    expect(decide({ usd: 7_000 }, { before }))
      .toMatchObject({ state: 'held', because: ['missing'], missing: ['rub'] });
    expect(decide({ usd: 9_000 }, { before }).because).toEqual(['jump', 'missing']);
    expect(decide({ usd: 7_010 }, { before, held: at(7_000) }))
      .toMatchObject({ because: ['follows'], missing: ['rub'] });
  });

  it('keeps its reasons as words', () => {
    expect([reasonsIn('jump missing'), reasonsIn(null)]).toEqual([['jump', 'missing'], []]);
  });
});

describe('where it stands', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const table = { state: 'published' as const, effectiveAt: day('2026-01-01'), supersededAt: null,
    validUntil: endOfDays(day('2026-01-01'), 100) };
  it.each([
    ['upcoming', {}, '2025-12-31'], ['in_force', {}, '2026-01-01'], ['in_force', {}, '2026-04-10'],
    ['expired', {}, '2026-04-11'], ['past', { supersededAt: day('2026-02-01') }, '2026-02-01'],
    ['in_force', { supersededAt: day('2026-02-01') }, '2026-01-31'],
    ['held', { state: 'held' as const }, '2026-01-01'], ['dismissed', { state: 'dismissed' as const }, '2026-01-01'],
  ] as const)('%s', (standing, change, now) => {
    expect(standingOf({ ...table, ...change }, day(now))).toBe(standing);
  });
});
