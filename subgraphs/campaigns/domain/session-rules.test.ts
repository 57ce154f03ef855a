import { describe, expect, it } from '@jest/globals';
import { refusalsOfDrop, refusalsOfSession } from './session-rules.ts';

const NOW = new Date('2026-10-07T12:00:00Z');
const session = {
  titleZh: '金秋专场', titleEn: 'Autumn', host: 'Lin',
  startsAt: new Date('2026-10-08T12:00:00Z'), endsAt: new Date('2026-10-08T14:00:00Z'),
};
const drop = {
  stock: 3, limitPerMember: 1, waitlistLimit: 3, pointsPrice: 0n, cashMinor: 99_900n,
  opensAt: session.startsAt, tierDelays: [60, 30], holdMinutes: 10,
};

describe('session rules', () => {
  it('accepts a session and a drop within it', () => {
    expect(refusalsOfSession(session, NOW)).toEqual([]);
    expect(refusalsOfDrop(drop, session)).toEqual([]);
  });

  it.each([
    ['titleZh', { titleZh: '  ' }], ['titleZh', { titleZh: '金'.repeat(101) }],
    ['titleEn', { titleEn: '' }], ['host', { host: 'x'.repeat(81) }],
    ['endsAt', { endsAt: session.startsAt }],
    ['endsAt', { endsAt: new Date('2026-10-09T12:00:01Z') }],
    ['endsAt', { startsAt: new Date('2026-10-07T08:00:00Z'), endsAt: new Date('2026-10-07T12:00:00Z') }],
    ['startsAt', { startsAt: new Date('2028-01-01T00:00:00Z'), endsAt: new Date('2028-01-01T01:00:00Z') }],
  ])('refuses a session with bad %s', (field, change) => {
    expect(refusalsOfSession({ ...session, ...change }, NOW)).toMatchObject([{ path: [field] }]);
  });

  it.each([
    ['stock', { stock: 0 }], ['stock', { stock: 100_001 }], ['limitPerMember', { limitPerMember: 11 }],
    ['waitlistLimit', { waitlistLimit: -1 }], ['pointsPrice', { pointsPrice: -1n }],
    ['cashPrice', { cashMinor: -1n }], ['tierDelaySeconds.0', { tierDelays: [-1] }],
    ['tierDelaySeconds.1', { tierDelays: [29, 30] }], ['holdMinutes', { holdMinutes: 61 }],
    ['opensAt', { opensAt: new Date('2026-10-08T11:59:59Z') }], ['opensAt', { opensAt: session.endsAt }],
  ])('refuses a drop with bad %s', (field, change) => {
    expect(refusalsOfDrop({ ...drop, ...change }, session)).toMatchObject([{ path: field.split('.') }]);
  });
});
