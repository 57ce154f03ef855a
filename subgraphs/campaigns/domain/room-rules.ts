import type { SaleTerms } from '../../contracts/item-facts.ts';
import type { Actor } from '../../kernel/actor.ts';

/**
 * Who is let into a live room (domain.md section 6): its drops are seen, watched and claimed there. Into a room
 * for members come members, the house's own people and the channel of the room's outlet, which lets in its
 * members; any channel where the outlet belongs to none. Other channels know that it takes place, and no more.
 *
 * Example: a member-only evening of the Douyin room: the mini-program's server sees neither drops nor stock, a
 * member signed in there does.
 */
export interface Room {
  readonly memberOnly: boolean;
  /** Channel and franchise of the outlet it sells for; null for none, and for head office. */
  readonly channelId: string | null;
  readonly franchiseId: string | null;
}

export type Guest =
  | { readonly kind: 'staff' } | { readonly kind: 'member' }
  | { readonly kind: 'channel'; readonly channelId: string } | { readonly kind: 'nobody' };

/** Whose token is a person's is a member; franchises' people are the house's. */
export function guestOf(actor: Actor): Guest {
  if (actor.kind === 'channel' && actor.channelId) return { kind: 'channel', channelId: actor.channelId };
  if (actor.kind === 'person') return { kind: 'member' };
  return ['operator', 'service', 'tenant'].includes(actor.kind) ? { kind: 'staff' } : { kind: 'nobody' };
}

export function mayEnter({ memberOnly, channelId }: Room, guest: Guest): boolean {
  if (guest.kind === 'nobody') return false;
  if (!memberOnly || guest.kind !== 'channel') return true;
  return channelId === null || channelId === guest.channelId;
}

/** For whom an item is; null for everybody. Catalog says so with the item. */
export interface Dedication {
  readonly memberOnly: boolean;
  readonly channelIds: readonly string[];
  readonly franchiseIds: readonly string[];
  /** When it is sold, and to whom (contracts/sale-terms.ts); absent: always. */
  readonly terms?: SaleTerms;
}

export type DedicationCode = 'MEMBER_ONLY' | 'EXCLUSIVE_ELSEWHERE';

/**
 * Whether a room may release an item: one for members only in a room for members; one that is made for some
 * 专供款 where one of them sells, or where any channel may, which then is looked at with each claim.
 */
export function refusalOfRelease(item: Dedication | null, room: Room): DedicationCode | null {
  if (item === null) return null;
  if (item.memberOnly && !room.memberOnly) return 'MEMBER_ONLY';
  const isOpenTo = room.channelId === null
    ? item.channelIds.length > 0 : item.channelIds.includes(room.channelId);
  return isFree(item) || isOpenTo || isOfFranchise(item, room) ? null : 'EXCLUSIVE_ELSEWHERE';
}

/** Whether this guest may claim it: in the room, and no channel that the item is not made for. */
export function refusalOfGuest(
  item: Dedication | null, room: Room, guest: Guest,
): DedicationCode | null {
  if (!mayEnter(room, guest)) return 'MEMBER_ONLY';
  if (item === null || guest.kind !== 'channel' || isFree(item) || isOfFranchise(item, room)) return null;
  return item.channelIds.includes(guest.channelId) ? null : 'EXCLUSIVE_ELSEWHERE';
}

function isFree({ channelIds, franchiseIds }: Dedication): boolean {
  return channelIds.length === 0 && franchiseIds.length === 0;
}

function isOfFranchise({ franchiseIds }: Dedication, { franchiseId }: Room): boolean {
  return franchiseId !== null && franchiseIds.includes(franchiseId);
}
