import { describe, expect, it } from '@jest/globals';
import { beforeSending, type AboutToGo } from './before-sending.ts';

const CAP = { most: 3, hours: 168 };
const at = (day: string) => new Date(`2026-10-${day}:00+08:00`);
const ABOUT: AboutToGo = { kind: 'marketing', now: at('07T10:00'), allowedAt: at('07T10:00'), endsAt: null,
  isKnown: true, wasLost: false,
  consent: true, isBlocked: false, slotAt: at('07T10:00'), taken: [at('07T10:00')] };
const decide = (more: Partial<AboutToGo>) => beforeSending({ ...ABOUT, ...more }, CAP);

describe('before a message goes', () => {
  it('asks for the person, its consent and its blocks once more', () => {
    expect(decide({})).toEqual({ does: 'go', slotAt: at('07T10:00') });
    expect(decide({ isKnown: false })).toEqual({ does: 'refuse', reason: 'unknown_member' });
    expect(decide({ consent: null })).toEqual({ does: 'refuse', reason: 'no_consent' });
    expect(decide({ consent: false })).toEqual({ does: 'refuse', reason: 'no_consent' });
    expect(decide({ isBlocked: true })).toEqual({ does: 'refuse', reason: 'opted_out' });
  });

  it('refuses none whose answer was lost: it may have arrived, and keeps its slot', () => {
    for (const more of [{ isKnown: false }, { consent: false }, { isBlocked: true }, { endsAt: at('07T10:00') }]) {
      expect(decide({ wasLost: true, ...more })).toEqual({ does: 'leave', slotAt: at('07T10:00') });
    }
    expect(decide({ wasLost: true })).toEqual({ does: 'go', slotAt: at('07T10:00') });
  });

  it('lets service messages through, whatever they agreed to and however often', () => {
    expect(decide({ kind: 'service', consent: false, isBlocked: true, allowedAt: at('08T08:00') }))
      .toEqual({ does: 'go', slotAt: null });
  });

  it('waits for the end of quiet hours, and drops what is over by then', () => {
    expect(decide({ allowedAt: at('08T08:00') })).toEqual({ does: 'wait', at: at('08T08:00'), slotAt: at('08T08:00') });
    expect(decide({ allowedAt: at('08T08:00'), endsAt: at('08T00:00') }))
      .toEqual({ does: 'refuse', reason: 'offer_ended' });
    expect(decide({ endsAt: at('07T10:00') })).toEqual({ does: 'refuse', reason: 'offer_ended' });
  });

  it('takes its slot anew where it goes later than it was planned', () => {
    const sent = [at('01T09:00'), at('03T20:00'), at('06T12:00')];
    expect(decide({ taken: sent, slotAt: at('01T09:00') })).toEqual({ does: 'go', slotAt: at('07T10:00') });
    expect(decide({ taken: [...sent, at('30T09:00')], slotAt: at('30T09:00') }))
      .toEqual({ does: 'wait', at: at('08T09:00'), slotAt: at('08T09:00') });
    expect(decide({ taken: sent, slotAt: null, endsAt: at('08T00:00') })).toEqual({ does: 'refuse', reason: 'cap' });
  });
});
