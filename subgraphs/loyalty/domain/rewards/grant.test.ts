import { expect, it } from '@jest/globals';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import { activateGrant, moveGrant, postGrant, withdrawGrant, type ToldGrant } from './grant.ts';

const AT = new Date('2026-03-01T02:00:00Z');
const WINDOW = new Date('2026-03-16T02:00:00Z');
const CN = policyFor('CN');
const FRANCHISE = '0190a000-0000-7000-8000-000000000001';
const told = (over: Partial<ToldGrant> = {}): ToldGrant => ({
  grantId: 'g', memberId: 'm', points: 200n, cause: 'referral', funderId: FRANCHISE, label: '老带新奖励',
  grantedAt: AT, activeAt: null, expiresOn: null, version: 1n, ...over,
});
const back = { withdrawnAt: new Date('2026-04-01T00:00:00Z'), reason: 'RETURNED' };

it('has a lot of its own with its funder, cause and end', () => {
  const book = emptyBook();
  postGrant(book, told(), [CN], AT);
  expect(book.account).toMatchObject({ available: 200n, pending: 0n });
  expect([...book.lots.values()]).toMatchObject([{ amount: 200n, remaining: 200n, cause: 'referral', state: 'active',
    funder: FRANCHISE, expiresAt: new Date('2029-03-31T16:00:00Z') }]);
  expect(book.postings).toMatchObject([{ kind: 'grant', reason: '老带新奖励', at: AT }]);
});

it('ends when its last day is over, and is head office’s where nobody else pays', () => {
  const book = emptyBook();
  postGrant(book, told({ expiresOn: '2026-12-31', funderId: null }), [CN], AT);
  expect([...book.lots.values()]).toMatchObject([{ funder: 'hq', expiresAt: new Date('2026-12-31T16:00:00Z') }]);
});

it('is pending until its time, then repays what is owed first', () => {
  const book = emptyBook();
  const grant = postGrant(book, told({ activeAt: WINDOW }), [CN], AT);
  expect(book.account).toMatchObject({ available: 0n, pending: 200n });
  book.move(book.open('return', AT), 'debt', 'issued', 30n);
  activateGrant(book, grant, AT);
  expect(grant.state).toBe('pending');
  activateGrant(book, grant, WINDOW);
  expect(book.account).toMatchObject({ available: 170n, pending: 0n, debt: 0n });
  expect(book.postings.at(-1)).toMatchObject({ kind: 'activation', at: WINDOW, reason: '老带新奖励' });
});

it('told again while pending is moved; an older telling, and one of what is spendable, change nothing', () => {
  const book = emptyBook();
  const grant = postGrant(book, told({ activeAt: WINDOW, version: 2n }), [CN], AT);
  moveGrant(book, grant, told({ version: 1n }), AT);
  expect(grant).toMatchObject({ state: 'pending', activeAt: WINDOW });
  moveGrant(book, grant, told({ version: 3n, activeAt: new Date('2026-03-08T02:00:00Z') }), WINDOW);
  expect(grant.state).toBe('active');
  moveGrant(book, grant, told({ version: 4n, activeAt: new Date('2027-01-01T00:00:00Z') }), WINDOW);
  expect(grant).toMatchObject({ state: 'active', version: 4n });
  expect(book.account).toMatchObject({ available: 200n, pending: 0n });
});

it('taken back goes from its own lot, then the others, then is owed', () => {
  const book = emptyBook();
  postGrant(book, told({ points: 40n, expiresOn: '2026-06-30' }), [CN], AT);
  const grant = postGrant(book, told(), [CN], AT);
  book.spend(book.open('capture', AT), 'redeemed', 190n);
  withdrawGrant(book, grant, back);
  expect(book.account).toMatchObject({ available: 0n, debt: 150n });
  withdrawGrant(book, grant, back);
  expect(book.postings.filter(({ kind }) => kind === 'grant_withdrawal')).toHaveLength(1);
});

it('taken back while pending was never spendable; what expired unspent is owed by nobody', () => {
  const book = emptyBook();
  withdrawGrant(book, postGrant(book, told({ activeAt: WINDOW }), [CN], AT), back);
  expect(book.account).toMatchObject({ available: 0n, pending: 0n, debt: 0n });
  const ended = postGrant(book, told({ expiresOn: '2026-03-31' }), [CN], new Date('2026-04-02T00:00:00Z'));
  expect(book.account).toMatchObject({ available: 0n, debt: 0n });
  withdrawGrant(book, ended, { ...back, withdrawnAt: new Date('2026-04-03T00:00:00Z') });
  expect(book.account).toMatchObject({ available: 0n, debt: 0n });
});
