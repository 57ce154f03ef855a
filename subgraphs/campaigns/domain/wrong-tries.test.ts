import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from './policy.ts';
import { recentTries, waitSeconds } from './wrong-tries.ts';

const at = (time: string): Date => new Date(`2026-10-08T${time}Z`);
const FIVE = ['20:00:00', '20:00:10', '20:00:20', '20:00:30', '20:00:40'].map(at);

describe('wrong tries', () => {
  it('lets four pass and stops after five', () => {
    expect(waitSeconds(FIVE.slice(1), at('20:01:00'), DEFAULT_RULES)).toBe(0);
    expect(waitSeconds(FIVE, at('20:01:00'), DEFAULT_RULES)).toBe(540);
    expect(waitSeconds([...FIVE].reverse(), at('20:01:00'), DEFAULT_RULES)).toBe(540);
  });

  it('opens again when the oldest is ten minutes old', () => {
    expect(waitSeconds(FIVE, at('20:09:59'), DEFAULT_RULES)).toBe(1);
    expect(waitSeconds(FIVE, at('20:10:00'), DEFAULT_RULES)).toBe(0);
    expect(recentTries(FIVE, at('20:10:00'), DEFAULT_RULES)).toHaveLength(4);
    expect(recentTries(FIVE, at('20:11:00'), DEFAULT_RULES)).toEqual([]);
  });

  it('counts as the policy says', () => {
    const strict = { wrongTries: 2, wrongTryMinutes: 1 };
    expect(waitSeconds(FIVE, at('20:01:00'), strict)).toBe(30);
    expect(waitSeconds(FIVE, at('20:01:30'), strict)).toBe(0);
    expect(recentTries(FIVE, at('20:01:00'), strict)).toEqual([at('20:00:30'), at('20:00:40')]);
  });
});
