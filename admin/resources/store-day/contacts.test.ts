import { expect, it } from '@jest/globals';
import { contactsOf } from './contacts.ts';

const who = (id: string) => ({ id, displayName: id, cardNumber: id });
const life = { upcomingLifeEvents: { items: [
  { id: 'l', kind: 'BIRTHDAY', nextOn: '2026-10-03', member: who('b') },
  { id: 'm', kind: 'BIRTHDAY', nextOn: null, member: who('c') }] } };
const churn = { churnWarnings: { items: [
  { reasons: ['WINDOW_PASSED'], lastPurchaseOn: '2025-10-03', member: who('a') },
  { reasons: ['WINDOW_PASSED'], lastPurchaseOn: '2025-10-03', member: who('b') },
  { reasons: ['UNLIKELY_ALIVE'], lastPurchaseOn: '2025-10-03', member: null }] } };

it('names each member once with all reasons, most reasons first, and leaves out what did not answer', () => {
  const all = contactsOf({ life, churn, care: undefined } as never);
  expect(all.map(({ member, reasons }) => [member.id, reasons.map(({ kind }) => kind)]))
    .toEqual([['b', ['life', 'churn']], ['a', ['churn']]]);
  expect(contactsOf({ life, churn: undefined, care: undefined } as never).map(({ member }) => member.id))
    .toEqual(['b']);
  expect(contactsOf({ life: undefined, churn: undefined, care: undefined })).toEqual([]);
});
