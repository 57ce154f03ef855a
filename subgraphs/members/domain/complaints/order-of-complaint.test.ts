import { describe, expect, it } from '@jest/globals';
import { refusalOfOrder, type ComplainedOrder, type OrderCode } from './order-of-complaint.ts';

describe('the order of a complaint', () => {
  it.each<[string, ComplainedOrder | null, string | null, OrderCode | null]>([
    ['her own', { buyerId: 'lin', isSeen: true }, 'lin', null],
    ['of somebody, complained of by nobody known', { buyerId: 'lin', isSeen: true }, null, null],
    ['of somebody else', { buyerId: 'chen', isSeen: true }, 'lin', 'ORDER_NOT_OF_MEMBER'],
    ['of nobody known', { buyerId: null, isSeen: true }, 'lin', 'ORDER_NOT_OF_MEMBER'],
    ['hers, sold where the writer has no business', { buyerId: 'lin', isSeen: false }, 'lin', 'NOT_FOUND'],
    ['no order at all', null, null, 'NOT_FOUND'],
  ])('%s', (_, order, memberId, code) => {
    expect(refusalOfOrder(order, memberId)).toBe(code);
  });
});
