import { describe, expect, it } from '@jest/globals';
import { recentTries, waitSeconds } from './wrong-tries.ts';

const at = (time: string): Date => new Date(`2026-10-08T${time}Z`);
const FIVE = ['20:00:00', '20:00:10', '20:00:20', '20:00:30', '20:00:40'].map(at);

describe('wrong tries', () => {
  it('lets four pass and stops after five', () => {
    expect(waitSeconds(FIVE.slice(1), at('20:01:00'))).toBe(0);
    expect(waitSeconds(FIVE, at('20:01:00'))).toBe(540);
    expect(waitSeconds([...FIVE].reverse(), at('20:01:00'))).toBe(540);
  });

  it('opens again when the oldest is ten minutes old', () => {
    expect(waitSeconds(FIVE, at('20:09:59'))).toBe(1);
    expect(waitSeconds(FIVE, at('20:10:00'))).toBe(0);
    expect(recentTries(FIVE, at('20:10:00'))).toHaveLength(4);
    expect(recentTries(FIVE, at('20:11:00'))).toEqual([]);
  });
});
