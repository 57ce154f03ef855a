import { guestOf, mayEnter, type Room } from '../room-rules.ts';
import { stateOfSession, type SessionStateWord } from '../session-rules.ts';
import type { Actor } from '../../../kernel/actor.ts';

export type LotteryStateWord = 'draft' | 'published' | 'closed' | 'drawn' | 'cancelled';

/** Nobody enters from its closing time on, whether or not a job has written that down. */
export function stateOfLottery(
  { state, closesAt }: { readonly state: LotteryStateWord; readonly closesAt: Date }, now: Date,
): LotteryStateWord {
  return state === 'published' && closesAt <= now ? 'closed' : state;
}

/** All entries are hashed and drawn in one transaction. */
export const MOST_ENTRIES = 100_000;

export interface LotteryInHand {
  readonly state: LotteryStateWord;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly sessionState: SessionStateWord;
  readonly sessionEndsAt: Date;
  readonly room: Room;
  readonly entered: number;
}

export type DoorCode = 'NOT_FOUND' | 'MEMBER_ONLY' | 'NOT_LIVE' | 'NOT_OPEN_YET' | 'ENTRIES_CLOSED' | 'FULL';

/**
 * Why nobody, or this one, may enter; null: the door is open. The passcode is asked for after that.
 * Example: entries from 20:30 to 21:00: at 20:29:59 NOT_OPEN_YET, at 21:00 ENTRIES_CLOSED.
 */
export function refusalAtDoor(lottery: LotteryInHand, actor: Actor, now: Date): DoorCode | null {
  if (lottery.state === 'draft') return 'NOT_FOUND';
  if (!mayEnter(lottery.room, guestOf(actor))) return 'MEMBER_ONLY';
  if (stateOfLottery(lottery, now) !== 'published') return 'ENTRIES_CLOSED';
  if (stateOfSession({ state: lottery.sessionState, endsAt: lottery.sessionEndsAt }, now) !== 'live') return 'NOT_LIVE';
  if (now < lottery.opensAt) return 'NOT_OPEN_YET';
  return lottery.entered >= MOST_ENTRIES ? 'FULL' : null;
}

/** A public value, as it was when it appeared. */
export interface Beacon {
  /** Hexadecimal. */
  readonly value: string;
  readonly at: Date;
}

const HEX = /^(?:[0-9a-f]{2}){1,64}$/;

/**
 * Whether it may be drawn with this public value: it is promised or not at publishing, and appeared after the list was
 * written down (`closedAt`), so that nobody could choose entries by it.
 */
export function refusalOfBeacon(
  { isPromised, closedAt, now }: { readonly isPromised: boolean; readonly closedAt: Date; readonly now: Date },
  beacon: Beacon | null,
): 'BEACON_NEEDED' | 'NO_BEACON_PROMISED' | 'INVALID' | 'BEACON_TOO_EARLY' | null {
  if (beacon === null) return isPromised ? 'BEACON_NEEDED' : null;
  if (!isPromised) return 'NO_BEACON_PROMISED';
  if (!HEX.test(beacon.value) || beacon.at > now) return 'INVALID';
  return beacon.at <= closedAt ? 'BEACON_TOO_EARLY' : null;
}
