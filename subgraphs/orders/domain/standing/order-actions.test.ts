import { describe, expect, it } from '@jest/globals';
import { actionsOf, type OrderToActOn } from './order-actions.ts';

describe('what may be done to an order', () => {
  const now = new Date('2026-09-15T04:00:00Z');
  const order: OrderToActOn = { state: 'paid', paidAt: new Date('2026-09-12T04:00:00Z'), deliveredAt: null,
    hasBuyer: false, hasRest: true, linkDays: 180 };
  const all = { change: true, link: true };

  it('follows where it stands', () => {
    expect(actionsOf(order, all, now)).toEqual(['deliver', 'cancel', 'return', 'link']);
    expect(actionsOf({ ...order, state: 'delivered', deliveredAt: now }, all, now)).toEqual(['return', 'link']);
    expect(actionsOf({ ...order, hasRest: false, hasBuyer: true }, all, now)).toEqual(['deliver']);
    expect(actionsOf({ ...order, state: 'cancelled' }, all, now)).toEqual([]);
  });

  it('ends with the days of linking, and is nobody’s who may not', () => {
    expect(actionsOf({ ...order, linkDays: 2 }, all, now)).not.toContain('link');
    expect(actionsOf(order, { change: false, link: true }, now)).toEqual(['link']);
    expect(actionsOf(order, { change: false, link: false }, now)).toEqual([]);
  });
});
