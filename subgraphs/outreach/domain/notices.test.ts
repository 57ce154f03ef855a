import { describe, expect, it } from '@jest/globals';
import { notSaidBy, plannedOn } from './notices.ts';

describe('notices', () => {
  it('plan the wish for a birthday on 8 March 2026 on 21 February', () => {
    expect(plannedOn('2026-03-08', 15)).toBe('2026-02-21');
    expect(plannedOn('2028-03-01', 15)).toBe('2028-02-15');
  });

  it('say what their templates may speak of', () => {
    expect(notSaidBy('birthday', [{ name: 'date' }, { name: 'points' }])).toEqual(['points']);
    expect(notSaidBy('points_expiring', [{ name: 'points' }])).toEqual([]);
  });
});
