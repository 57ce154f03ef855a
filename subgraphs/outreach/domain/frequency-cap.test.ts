import { describe, expect, it } from '@jest/globals';
import { fits, nextSlot } from './frequency-cap.ts';

const CAP = { most: 3, hours: 168 };
const at = (day: string) => new Date(`2026-10-${day}:00+08:00`);
const SENT = [at('01T09:00'), at('03T20:00'), at('06T12:00')];

describe('the frequency cap', () => {
  it('refuses a fourth on 7 October, and has its next slot on 8 October at 09:00', () => {
    expect(fits(SENT, at('07T10:00'), CAP)).toBe(false);
    expect(nextSlot(SENT, at('07T10:00'), CAP)).toEqual(at('08T09:00'));
    expect(fits(SENT, at('08T08:59'), CAP)).toBe(false);
    expect(fits(SENT, at('08T09:00'), CAP)).toBe(true);
  });

  it('counts what is planned ahead: one before three that are to come does not fit', () => {
    const ahead = [at('10T09:00'), at('11T09:00'), at('12T09:00')];
    expect(fits(ahead, at('09T09:00'), CAP)).toBe(false);
    expect(fits(ahead, at('05T09:00'), CAP)).toBe(true);
    expect(nextSlot(ahead, at('09T09:00'), CAP)).toEqual(at('17T09:00'));
  });

  it('lets everything through with fewer than the cap, and nothing with a cap of none', () => {
    expect(nextSlot([], at('07T10:00'), CAP)).toEqual(at('07T10:00'));
    expect(fits([], at('07T10:00'), { most: 0, hours: 168 })).toBe(false);
    expect(nextSlot([], at('07T10:00'), { most: 0, hours: 168 })).toBeNull();
  });
});
