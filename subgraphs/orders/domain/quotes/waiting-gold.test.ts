import { expect, it } from '@jest/globals';
import { waitsAt } from './waiting-gold.ts';

const acceptedAt = new Date('2026-10-01T04:00:00Z');
const bangle = { state: 'ACCEPTED', isUsed: false, acceptedAt };

it('waits once it is accepted and until a sale has it', () => {
  const on = (day: string, more: object = {}) => waitsAt([{ ...bangle, ...more }], new Date(`2026-${day}T04:00:00Z`));
  expect([on('10-02'), on('10-01'), on('09-30')]).toEqual([true, true, false]);
  expect([on('10-02', { state: 'MELTED' }), on('10-02', { state: 'CREDITED' }), on('10-02', { isUsed: true }),
    on('10-02', { state: 'OFFERED', acceptedAt: null })]).toEqual([true, false, false, false]);
  expect(waitsAt([], acceptedAt)).toBe(false);
});
