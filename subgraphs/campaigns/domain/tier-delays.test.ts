import { describe, expect, it } from '@jest/globals';
import { delayProblems, openingFor, openingsOf } from './tier-delays.ts';

const T = new Date('2026-10-08T12:00:00Z');
const later = (seconds: number): Date => new Date(T.getTime() + seconds * 1000);

describe('staggered opening', () => {
  it.each([
    ['four tiers: base T + 60 s, silver T + 30 s, gold and diamond T', [60, 30], [60, 30, 0, 0]],
    ['three tiers: base 60, silver 30, black-gold 0', [60, 30], [60, 30, 0]],
    ['six tiers: the two lowest wait', [60, 30], [60, 30, 0, 0, 0, 0]],
    ['nobody waits', [], [0, 0]],
  ])('is by rank, %s', (_, tierDelays, seconds) => {
    expect(seconds.map((__, rank) => openingFor({ opensAt: T, tierDelays }, rank))).toEqual(seconds.map(later));
  });

  it.each([
    [[60, 30], [60, 30, 0]], [[60, 0], [60, 0]], [[], [0]], [[0, 0], [0]], [[90, 90, 5], [90, 90, 5, 0]],
  ])('of %j tells who waits and the first who does not', (tierDelays, seconds) => {
    expect(openingsOf({ opensAt: T, tierDelays })).toEqual(
      seconds.map((each, rank) => ({ rank, opensAt: later(each) })));
  });

  it.each([
    [[], []], [[60, 30], []], [[60, 60, 0], []], [[86_400], []], [Array(8).fill(1), []],
    [Array(9).fill(1), ['d']], [[30, 60], ['d.1']], [[86_401], ['d.0']], [[5, -1], ['d.1']], [[1.5], ['d.0']],
  ])('checks %j', (delays, paths) => {
    expect(delayProblems('d', delays).map(({ path }) => path.join('.'))).toEqual(paths);
  });
});
