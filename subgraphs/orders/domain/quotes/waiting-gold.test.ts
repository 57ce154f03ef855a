import { expect, it } from '@jest/globals';
import { isSellersOwn, waitsAt } from './waiting-gold.ts';

const acceptedAt = new Date('2026-10-01T04:00:00Z');
const bangle = { state: 'ACCEPTED', isUsed: false, acceptedAt };

it('waits once it is accepted and until a sale has it', () => {
  const on = (day: string, more: object = {}) => waitsAt([{ ...bangle, ...more }], new Date(`2026-${day}T04:00:00Z`));
  expect([on('10-02'), on('10-01'), on('09-30')]).toEqual([true, true, false]);
  expect([on('10-02', { state: 'MELTED' }), on('10-02', { state: 'CREDITED' }), on('10-02', { isUsed: true }),
    on('10-02', { state: 'OFFERED', acceptedAt: null })]).toEqual([true, false, false, false]);
  expect(waitsAt([], acceptedAt)).toBe(false);
});

it('is the seller’s own: of its franchise, or under its channel of head office', () => {
  const at = (franchiseId: string | null, channelId: string | null) => ({ franchiseId, channelId });
  const seller = at('f-1', 'pos');
  expect([at('f-1', 'pos'), at('f-1', 'other'), at('f-2', 'pos'), at(null, 'pos'), undefined]
    .map((gold) => isSellersOwn(gold, seller))).toEqual([true, true, false, false, false]);
  expect([at(null, 'tmall'), at(null, 'wechat'), at('f-1', 'tmall')]
    .map((gold) => isSellersOwn(gold, at(null, 'tmall')))).toEqual([true, false, false]);
  expect(isSellersOwn(seller, undefined)).toBe(false);
});
