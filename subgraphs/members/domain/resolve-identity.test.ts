import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { olderFirst, resolveIdentity, type Known } from './resolve-identity.ts';

const known = (id: string, more: Partial<Known> = {}): Known => ({
  id, enrolledAt: new Date('2026-01-01T00:00:00Z'), identities: 0, verifiedPhone: null,
  hasOrders: false, hasPoints: false, ...more,
});

describe('OneID', () => {
  it('goes by the identity first, then by the phone, then it is somebody new', () => {
    const [wang, li] = [known('a', { identities: 1 }), known('b', { verifiedPhone: '+86' })];
    expect(resolveIdentity(wang, null)).toEqual({ is: 'existing_identity', member: wang });
    expect(resolveIdentity(wang, wang)).toEqual({ is: 'existing_identity', member: wang });
    expect(resolveIdentity(null, li)).toEqual({ is: 'existing_phone', member: li });
    expect(resolveIdentity(null, null)).toEqual({ is: 'new' });
  });

  const full = { identities: 2, hasOrders: true, hasPoints: true, verifiedPhone: '+861' };
  it('merges at once when the phone\'s member has nothing else', () => {
    const [wang, card] = [known('a', full), known('b', { verifiedPhone: '+86' })];
    expect(resolveIdentity(wang, card)).toEqual({ is: 'merge', survivor: wang, other: card });
  });

  it('merges at once when the identity\'s member has nothing else', () => {
    const [shop, wang] = [known('a', { identities: 1 }), known('b', full)];
    expect(resolveIdentity(shop, wang)).toEqual({ is: 'merge', survivor: shop, other: wang });
  });

  it.each<[string, Partial<Known>]>([['orders', { hasOrders: true }], ['points', { hasPoints: true }],
    ['another identity', { identities: 2 }], ['another verified phone', { verifiedPhone: '+852' }],
  ])('asks a person when both have something, here %s', (_, more) => {
    const [shop, wang] = [known('a', { identities: 1, ...more }), known('b', full)];
    expect(resolveIdentity(shop, wang)).toEqual({ is: 'merge_case', survivor: shop, other: wang });
  });

  it('keeps the older member, whichever side it is on', () => {
    const instants = fc.date({ noInvalidDate: true });
    fc.assert(fc.property(fc.uuid(), fc.uuid(), instants, instants, (a, b, from, to) => {
      fc.pre(a !== b);
      const [one, another] = [known(a, { enrolledAt: from }), known(b, { enrolledAt: to })];
      const { survivor, other } = olderFirst(one, another);
      expect(olderFirst(another, one)).toEqual({ survivor, other });
      expect(survivor.enrolledAt.getTime()).toBeLessThanOrEqual(other.enrolledAt.getTime());
    }));
  });
});
