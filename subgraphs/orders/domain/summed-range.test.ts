import { describe, expect, it } from '@jest/globals';
import { localMonths, summedRange } from './summed-range.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => new Date(text);
const cut = (from: string, to: string, byMonth = true) => {
  const { instants, sums } = summedRange(at(from), at(to), ZONE, byMonth);
  return [instants.map((one) => `${one.from.toISOString().slice(5, 16)}..${one.to.toISOString().slice(5, 16)}`),
    sums.map((one) => `${one.grain} ${one.from}..${one.to}`)];
};

it('is cut at the months of its zone, with summer time', () => {
  expect(localMonths(at('2026-03-15T12:00:00Z'), at('2026-05-01T00:00:00Z'), 'Europe/Zurich')
    .map(({ key, from, to }) => [key, from.toISOString(), to.toISOString()])).toEqual([
    ['2026-03', '2026-03-15T12:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ['2026-04', '2026-03-31T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
    ['2026-05', '2026-04-30T22:00:00.000Z', '2026-05-01T00:00:00.000Z']]);
});

describe('a time as sums find it', () => {
  it('is months, days and the rest of a day', () => {
    expect(cut('2026-07-31T16:00:00Z', '2026-09-16T04:00:00Z')).toEqual([
      ['09-15T16:00..09-16T04:00'], ['month 2026-08-01..2026-09-01', 'day 2026-09-01..2026-09-16']]);
    expect(cut('2026-07-30T16:00:01Z', '2026-09-30T16:00:00Z')).toEqual([
      ['07-30T16:00..07-31T16:00'], ['month 2026-08-01..2026-10-01']]);
    expect(cut('2025-12-30T16:00:00Z', '2026-01-31T16:00:00Z')).toEqual([
      [], ['day 2025-12-31..2026-01-01', 'month 2026-01-01..2026-02-01']]);
  });

  it('is days alone where months are not asked for, or no month is whole', () => {
    expect(cut('2026-07-31T16:00:00Z', '2026-08-31T16:00:00Z', false)).toEqual([
      [], ['day 2026-08-01..2026-09-01']]);
    expect(cut('2026-08-01T16:00:00Z', '2026-08-20T16:00:00Z')).toEqual([[], ['day 2026-08-02..2026-08-21']]);
  });

  it('within a day, or over midnight without a whole day, is instants alone', () => {
    expect(cut('2026-08-01T17:00:00Z', '2026-08-01T18:00:00Z')).toEqual([['08-01T17:00..08-01T18:00'], []]);
    expect(cut('2026-08-01T15:00:00Z', '2026-08-01T18:00:00Z')).toEqual([['08-01T15:00..08-01T18:00'], []]);
  });
});
