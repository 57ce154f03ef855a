import { describe, expect, it } from '@jest/globals';
import { standingOf } from './policy-standing.ts';

describe('standingOf', () => {
  it('says what counts, what waits, and what will never count', () => {
    const now = new Date('2026-11-28T12:00:00Z');
    const of = (version: number, day: string, state: 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN') =>
      standingOf({ version, effectiveFrom: `${day}T00:00:00Z`, state }, 2, now);
    expect([
      of(1, '2026-01-01', 'APPROVED'), of(2, '2026-06-01', 'APPROVED'), of(3, '2026-12-01', 'APPROVED'),
      of(4, '2026-12-02', 'PROPOSED'), of(5, '2026-11-28', 'PROPOSED'), of(6, '2026-12-03', 'REJECTED'),
      of(7, '2026-12-03', 'WITHDRAWN'),
    ]).toEqual(['PAST', 'IN_FORCE', 'TO_COME', 'PROPOSED', 'LAPSED', 'REJECTED', 'WITHDRAWN']);
  });
});
