import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideClaim, type Claimant, type DropInHand } from './claim-rules.ts';
import { passcodeHash } from './passcode.ts';
import { DEFAULT_RULES } from './policy.ts';

const NOW = new Date('2026-10-08T12:01:00Z');
const drop = (change: Partial<DropInHand> = {}): DropInHand => ({
  id: 'd', sessionId: 's', sessionState: 'live', sessionEndsAt: new Date('2026-10-08T14:00:00Z'),
  passcode: null, limitPerMember: 1, pointsPrice: 0n, terms: null,
  holdMinutes: 10, opensAt: new Date('2026-10-08T12:00:00Z'), tierDelays: [60, 30],
  stock: 3, taken: 0, waitlisted: 0, lastPosition: 0, captured: 0, voided: 0, waitlistLimit: 3, ...change,
});
const who = (memberId = 'm', change: Partial<Claimant> = {}): Claimant => ({
  memberId, rank: 0, tier: null, nths: new Map(), tries: [], guessedWrong: false, ...change,
});

const EARLY = { presaleFrom: null, early: {
  from: new Date('2026-10-08T12:00:00Z'), until: new Date('2026-10-08T12:02:00Z'), tiers: ['CN:gold'] } };

describe('claims', () => {
  it('end with the planned end of the session, to the moment', () => {
    const at = (iso: string) => decideClaim(drop(), who(), null, new Date(iso), DEFAULT_RULES);
    expect(at('2026-10-08T13:59:59.999Z')).toMatchObject({ state: 'claimed' });
    expect(at('2026-10-08T14:00:00Z')).toEqual({ code: 'NOT_LIVE' });
  });

  it('gives three of five a piece and lets two wait at 1 and 2 (domain.md)', () => {
    const scarce = drop();
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => decideClaim(scarce, who(id), null, NOW, DEFAULT_RULES));
    expect(five).toMatchObject([
      { state: 'claimed', position: null, holdExpiresAt: new Date('2026-10-08T12:11:00Z') },
      { state: 'claimed' }, { state: 'claimed' },
      { state: 'waitlisted', position: 1, holdExpiresAt: null }, { state: 'waitlisted', position: 2 },
    ]);
  });

  it('never takes more than the stock nor lets more wait than the limit', () => {
    fc.assert(fc.property(fc.nat(20), fc.nat(10), fc.nat(60), (stock, waitlistLimit, asking) => {
      const scarce = drop({ stock: stock + 1, waitlistLimit });
      const answers = Array.from({ length: asking },
        (_, index) => decideClaim(scarce, who(`m${index}`), null, NOW, DEFAULT_RULES));
      const count = (state: string): number =>
        answers.filter((each) => 'state' in each && each.state === state).length;
      expect(count('claimed')).toBe(Math.min(asking, stock + 1));
      expect(count('waitlisted')).toBe(Math.min(Math.max(asking - stock - 1, 0), waitlistLimit));
    }));
  });

  it('holds points before a piece that costs points is claimed', () => {
    expect(decideClaim(drop({ pointsPrice: 30_000n }), who(), null, NOW, DEFAULT_RULES))
      .toMatchObject({ state: 'reserving' });
  });

  it.each([
    ['NOT_LIVE', drop({ sessionState: 'scheduled' }), who()],
    ['NOT_LIVE', drop({ sessionState: 'ended' }), who()],
    ['NOT_OPEN_YET', drop({ opensAt: new Date('2026-10-08T12:00:01Z') }), who()],
    ['NOT_ON_SALE', drop({ terms: { presaleFrom: new Date('2026-10-08T12:01:01Z'), early: null } }), who()],
    ['EARLY_ACCESS_ONLY', drop({ terms: EARLY }), who('m', { tier: 'HK:gold' })],
    ['LIMIT_REACHED', drop(), who('m', { nths: new Map([['d', [1]]]) })],
    ['SOLD_OUT', drop({ taken: 3, waitlisted: 3 }), who()],
    ['SOLD_OUT', drop({ taken: 3, captured: 3 }), who()],
  ] as const)('answers %s', (code, scarce, claimant) => {
    const before = { ...scarce };
    expect(decideClaim(scarce, claimant, null, NOW, DEFAULT_RULES)).toMatchObject({ code });
    expect(scarce).toEqual(before);
  });

  it('gives members of the tiers their early access', () => {
    expect(decideClaim(drop({ terms: EARLY }), who('m', { tier: 'CN:gold' }), null, NOW, DEFAULT_RULES))
      .toMatchObject({ state: 'claimed' });
  });

  it('names the opening of the own tier', () => {
    const early = drop({ opensAt: new Date('2026-10-08T12:00:31Z') });
    expect(decideClaim(early, who('m', { rank: 1 }), null, NOW, DEFAULT_RULES))
      .toEqual({ code: 'NOT_OPEN_YET', opensAt: new Date('2026-10-08T12:01:01Z') });
    expect(decideClaim(early, who('m', { rank: 2 }), null, NOW, DEFAULT_RULES)).toMatchObject({ nth: 1 });
  });

  it('numbers several claims of one member and fills gaps', () => {
    const scarce = drop({ limitPerMember: 3, stock: 9 });
    const member = who('m', { nths: new Map([['d', [1, 3]]]) });
    expect(decideClaim(scarce, member, null, NOW, DEFAULT_RULES)).toMatchObject({ nth: 2 });
    expect(decideClaim(scarce, member, null, NOW, DEFAULT_RULES)).toEqual({ code: 'LIMIT_REACHED' });
  });

  it('counts claims that have the same number under two ids', () => {
    const member = who('m', { nths: new Map([['d', [1, 1]]]) });
    expect(decideClaim(drop({ limitPerMember: 2, stock: 9 }), member, null, NOW, DEFAULT_RULES))
      .toEqual({ code: 'LIMIT_REACHED' });
    expect(decideClaim(drop({ limitPerMember: 3, stock: 9 }), member, null, NOW, DEFAULT_RULES))
      .toMatchObject({ nth: 2 });
  });

  it('counts wrong passcodes and then refuses even the right one', () => {
    const salt = Buffer.from('salt');
    const locked = drop({ passcode: { salt, hash: passcodeHash(salt, 'right') } });
    const member = who();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(decideClaim(locked, member, 'wrong', NOW, DEFAULT_RULES)).toEqual({ code: 'WRONG_PASSCODE' });
    }
    expect(decideClaim(locked, member, 'right', NOW, DEFAULT_RULES))
      .toEqual({ code: 'TOO_MANY_ATTEMPTS', waitSeconds: 600 });
    expect(decideClaim(locked, who('other'), 'right', NOW, DEFAULT_RULES)).toMatchObject({ state: 'claimed' });
  });
});
