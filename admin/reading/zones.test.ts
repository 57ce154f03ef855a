import { describe, expect, it } from '@jest/globals';
import { instantAt, wallTime } from './zones.ts';

const back = (wall: string, zone: string) => instantAt(wall, zone).toISOString();

describe('wall time', () => {
  it('is what the clocks of a zone show, and leads back to the instant', () => {
    const at = new Date('2026-11-28T11:33:05Z');
    expect(wallTime(at, 'Asia/Shanghai')).toBe('2026-11-28 19:33:05');
    expect(wallTime(at, 'America/New_York')).toBe('2026-11-28 06:33:05');
    expect(back('2026-11-28 19:33:05', 'Asia/Shanghai')).toBe('2026-11-28T11:33:05.000Z');
    expect(back('2026-11-28 06:33', 'America/New_York')).toBe('2026-11-28T11:33:00.000Z');
  });

  it('takes the first of an hour that comes twice, and goes on behind one that is left out', () => {
    expect(back('2026-10-25 01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(back('2026-03-29 01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(back('2026-11-01 01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });
});
