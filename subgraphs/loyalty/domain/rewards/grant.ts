import { startOfDay } from '../../../kernel/business-day.ts';
import type { AccountBook } from '../account-book.ts';
import { expiryOf, type GrantCause, type Lot } from '../lots.ts';
import { policyAt, type Policy } from '../policy.ts';

/** Points that another room gives, as it tells them. */
export interface ToldGrant {
  readonly grantId: string;
  readonly memberId: string;
  readonly points: bigint;
  readonly cause: GrantCause;
  /** The franchise that bears them; null for head office. */
  readonly funderId: string | null;
  /** What the statement says. */
  readonly label: string;
  readonly grantedAt: Date;
  /** Pending until then; null: spendable at once. */
  readonly activeAt: Date | null;
  /** Last day they may be spent on; null: as long as earned ones. */
  readonly expiresOn: string | null;
  readonly version: bigint;
}

/** What is kept of it; points, funder and end are those of its lot. */
export interface Grant {
  readonly grantId: string;
  memberId: string;
  /** Null when it was taken back before it was told. */
  readonly lotId: string | null;
  state: 'pending' | 'active' | 'withdrawn';
  activeAt: Date | null;
  readonly label: string;
  version: bigint;
  /** The posting that took it back. */
  withdrawnIn?: string | null;
}

export const HEAD_OFFICE = 'hq';

/** 24:00 of the last day, by the programme's calendar. */
export function endOfDay(day: string, zone: string): Date {
  const [year, month, last] = day.split('-').map(Number) as [number, number, number];
  return startOfDay({ year, month, day: last + 1 }, zone);
}

/**
 * Points of a grant are a posting with a lot of its own, borne by its funder: pending until they count, else repaying
 * what is owed first. Whose receiver is looked at (`isLookedAt`, domain.md 3.11) stays pending until that is decided.
 * Example: 200 for a friend, pending until the friend's window ends on 16 March: 200 pending, and
 * on that day 200 available; with 30 owed, 170.
 */
export function postGrant(
  book: AccountBook, told: ToldGrant, policies: readonly Policy[], now: Date, isLookedAt = false,
): Grant {
  const { grantId, points, label, grantedAt, activeAt, expiresOn, version } = told;
  const policy = policyAt(policies, book.account.programme, grantedAt);
  const posting = book.open('grant', grantedAt, { reason: label, funderId: told.funderId });
  const pending = isLookedAt || activeAt !== null && activeAt > grantedAt;
  const lot = book.addLot({
    amount: points, remaining: points, state: pending ? 'pending' : 'active', earnedAt: grantedAt,
    activeAt: activeAt ?? grantedAt, cause: told.cause, funder: told.funderId ?? HEAD_OFFICE, orderId: null,
    expiresAt: expiresOn ? endOfDay(expiresOn, policy.zone) : expiryOf(grantedAt, policy.rules, policy.zone),
  });
  if (pending) book.move(posting, 'issued', 'pending', points);
  else lot.remaining = book.credit(posting, 'issued', points);
  const grant: Grant = {
    grantId, memberId: book.account.memberId, lotId: lot.id, state: pending ? 'pending' : 'active',
    // A job finds what is pending by its time.
    activeAt: pending ? activeAt ?? grantedAt : activeAt, label, version,
  };
  if (isLookedAt) return grant;
  if (pending) activateGrant(book, grant, now);
  else if (lot.expiresAt <= now) book.expireLot(lot);
  return grant;
}

/** Its time has come: like the points of an order whose window has ended. */
export function activateGrant(book: AccountBook, grant: Grant, now: Date): void {
  const lot = lotOf(book, grant);
  if (grant.state !== 'pending' || !lot || (grant.activeAt && grant.activeAt > now)) return;
  grant.state = 'active';
  if (lot.expiresAt <= now) book.expireLot(lot);
  else book.activateLot(book.open('activation', grant.activeAt ?? now, { reason: grant.label }), lot);
}

/** Told again with another time; what is spendable already stays so. */
export function moveGrant(
  book: AccountBook, grant: Grant, told: ToldGrant, now: Date, isLookedAt = false,
): void {
  if (told.version <= grant.version) return;
  grant.version = told.version;
  const lot = lotOf(book, grant);
  if (grant.state !== 'pending' || !lot) return;
  grant.activeAt = told.activeAt ?? (isLookedAt ? now : null);
  lot.activeAt = told.activeAt ?? now;
  book.changeLot(lot, lot.remaining);
  if (!isLookedAt) activateGrant(book, grant, now);
}

/**
 * Taken back as goods are (domain.md 3.6): from its own lot, pending or active, then the others soonest-expiring
 * first, then owed; what of it expired unspent is gone already. Example: 200, of which 150 were spent and nothing else
 * is left: 50 from the lot, 150 owed.
 */
export function withdrawGrant(
  book: AccountBook, grant: Grant, { withdrawnAt, reason }: { withdrawnAt: Date; reason: string },
): void {
  const lot = lotOf(book, grant);
  if (grant.state === 'withdrawn' || !lot) return;
  grant.state = 'withdrawn';
  const at = withdrawnAt > lot.earnedAt ? withdrawnAt : lot.earnedAt;
  const posting = book.open('grant_withdrawal', at, {
    reason: `${grant.label}: ${reason}`.slice(0, 500), funderId: lot.funder === HEAD_OFFICE ? null : lot.funder,
  });
  grant.withdrawnIn = posting.id;
  book.takeBack(posting, lot.amount, lot);
}

const lotOf = (book: AccountBook, { lotId }: Grant): Lot | undefined => book.lots.get(lotId ?? '');
