import { describe, expect, it } from '@jest/globals';
import { refuseOverride, refuseOverrideDecision, type OverrideAsked } from './cap-override.ts';

const NOW = new Date('2026-09-15T04:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const codeOf = (outcome: { ok: boolean; refusals?: readonly { code: string }[] } | null) =>
  outcome?.refusals?.[0]?.code ?? null;

describe('an override is proposed', () => {
  const asked = (given: Partial<OverrideAsked> = {}) => codeOf(refuseOverride(
    { amount: { minor: 5_000_000n, currency: 'CNY' }, reason: 'Qixi', endsAt: inDays(30), ...given }, 'CNY', NOW));

  it('with an amount of the region, a reason and an end', () => {
    expect(asked()).toBeNull();
    expect(asked({ amount: { minor: 1n, currency: 'HKD' } })).toBe('WRONG_CURRENCY');
    expect(asked({ amount: { minor: 0n, currency: 'CNY' } })).toBe('INVALID_AMOUNT');
    expect(asked({ amount: { minor: 1_000_000_000_001n, currency: 'CNY' } })).toBe('INVALID_AMOUNT');
    expect(asked({ reason: '' })).toBe('INVALID_REASON');
    expect(asked({ reason: '节'.repeat(501) })).toBe('INVALID_REASON');
    expect(asked({ endsAt: NOW })).toBe('INVALID_PERIOD');
    expect([asked({ endsAt: inDays(92) }), asked({ endsAt: inDays(92.001) })]).toEqual([null, 'INVALID_PERIOD']);
  });
});

describe('an override is decided', () => {
  const override = { state: 'proposed', endsAt: inDays(1), proposedBy: 'olivia', version: 1 } as const;
  const by = { actorId: 'paul', expectedVersion: 1, now: NOW };

  it('by another person than proposed it, before its end', () => {
    expect(refuseOverrideDecision(override, 'approve', null, by)).toBeNull();
    expect(codeOf(refuseOverrideDecision(override, 'approve', null, { ...by, actorId: 'olivia' }))).toBe('SAME_PERSON');
    expect(codeOf(refuseOverrideDecision(override, 'reject', null, { ...by, actorId: 'olivia' }))).toBe('SAME_PERSON');
    expect(codeOf(refuseOverrideDecision({ ...override, endsAt: NOW }, 'approve', null, by))).toBe('TOO_LATE');
    expect(refuseOverrideDecision({ ...override, endsAt: NOW }, 'reject', null, by)).toBeNull();
    expect(codeOf(refuseOverrideDecision(null, 'approve', null, by))).toBe('NOT_FOUND');
    expect(codeOf(refuseOverrideDecision(override, 'approve', null, { ...by, expectedVersion: 2 }))).toBe('STALE');
    expect(codeOf(refuseOverrideDecision(override, 'approve', '注'.repeat(501), by))).toBe('INVALID_NOTE');
  });

  it('once; what waits or counts is taken back with a reason', () => {
    const approved = { ...override, state: 'approved' } as const;
    expect(codeOf(refuseOverrideDecision(approved, 'reject', null, by))).toBe('ALREADY_DECIDED');
    expect(codeOf(refuseOverrideDecision(approved, 'withdraw', ' ', by))).toBe('NOTE_REQUIRED');
    expect(refuseOverrideDecision(approved, 'withdraw', 'Over', { ...by, actorId: 'olivia' })).toBeNull();
    expect(codeOf(refuseOverrideDecision({ ...override, state: 'withdrawn' }, 'withdraw', 'Over', by)))
      .toBe('ALREADY_DECIDED');
  });
});
