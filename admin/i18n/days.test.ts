import { describe, expect, it } from '@jest/globals';
import { lastDayBefore, midnightOf } from './days.ts';

describe('the last day', () => {
  it.each(['Asia/Shanghai', 'America/Los_Angeles', 'UTC', 'Pacific/Auckland'])('is the one before its end in %s', (zone) => {
    const end = midnightOf('2026-12-01', zone).toISOString();
    expect(lastDayBefore(end, zone)).toBe('2026-11-30');
  });

  it('is that of the place, not of who reads', () => {
    expect(lastDayBefore('2026-11-30T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-30');
    expect(lastDayBefore('2026-12-01T08:00:00Z', 'America/Los_Angeles')).toBe('2026-11-30');
  });
});
