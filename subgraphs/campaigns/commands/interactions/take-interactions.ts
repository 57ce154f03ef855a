import type { EventPayloads } from '../../../contracts/events.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { NOBODY } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import {
  momentOf, type InteractionCode, type InteractionWord, type Viewer,
} from '../../domain/interactions/interaction-rules.ts';
import { guestOf, mayEnter, type Room } from '../../domain/room-rules.ts';
import { stateOfSession, type SessionStateWord } from '../../domain/session-rules.ts';
import { saveInteractions, type TakenInteraction } from '../../persistence/interactions.ts';

export interface ToldInteraction {
  /** The teller's name of it: the same again is the same. */
  readonly eventId: string;
  /** Null of a viewer without an id. */
  readonly memberId: string | null;
  readonly kind: InteractionWord;
  readonly at: Date;
}

export interface TakeInput {
  readonly sessionId: string;
  readonly interactions: readonly ToldInteraction[];
}

export interface Taken {
  readonly sessionId: string;
  readonly taken: number;
  readonly repeated: number;
  /** Of those that were taken. */
  readonly strangers: number;
  readonly guests: number;
  /** Places from 0, each with why it was not believed. */
  readonly refused: readonly { readonly place: number; readonly code: InteractionCode }[];
}

const LONGEST_EVENT_ID = 64;

/**
 * Takes what a channel tells of a live room, each thing once whatever is told again. What cannot be believed is named
 * and keeps nothing else back. What a member did for the first time, of its kind and room, is told to loyalty, which
 * counts growth with its own caps; strangers and guests are counted, and no more.
 */
export const takeInteractions = defineCommand<TakeInput, Taken, 'NOT_FOUND' | 'MEMBER_ONLY'>({
  name: 'campaigns.take-interactions',
  execute: async (tx, { sessionId, interactions }) => {
    const session = await readSession(tx, sessionId);
    if (!session) return refused('NOT_FOUND', 'There is no such session.', ['sessionId']);
    if (!mayEnter(session.room, guestOf(tx.actor))) {
      return refused('MEMBER_ONLY', 'The room lets in the channel of its outlet alone.', ['sessionId']);
    }
    const seen = await seenBy(tx, interactions.flatMap(({ memberId }) => memberId ?? []));
    const believed: TakenInteraction[] = [];
    const not: { place: number; code: InteractionCode }[] = [];
    for (const [place, { eventId: named, memberId, kind, at }] of interactions.entries()) {
      const eventId = readIdentifier(named, LONGEST_EVENT_ID);
      const moment = eventId === null ? 'INVALID_EVENT_ID' : momentOf({ kind, at }, session, tx.now);
      if (eventId === null || !(moment instanceof Date)) not.push({ place, code: moment as InteractionCode });
      else {
        const who = viewerOf(memberId, seen);
        believed.push({ eventId, memberId: who === 'member' ? memberId : null, kind, at: moment, who });
      }
    }
    const saved = await saveInteractions(tx, { sessionId, tellerId: tx.actor.channelId ?? NOBODY }, believed);
    for (const [memberId, firsts] of Map.groupBy(saved.firsts, (first) => first.memberId)) {
      tx.emit('interactions.taken.v1', memberId, {
        memberId, interactions: firsts.map(({ kind, at }) => ({ contentId: sessionId, kind, at })),
      } satisfies EventPayloads['interactions.taken.v1']);
    }
    const { taken, strangers, guests } = saved;
    if (taken > 0) tx.audit({ subjectId: sessionId, after: { taken, strangers, guests } });
    return accepted({ sessionId, taken, strangers, guests, repeated: believed.length - taken, refused: not });
  },
});

function viewerOf(memberId: string | null, seen: ReadonlySet<string>): Viewer {
  if (memberId === null) return 'guest';
  return seen.has(memberId) ? 'member' : 'stranger';
}

async function seenBy(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(memberIds)];
  if (ids.length === 0) return new Set();
  if (isRestricted(tx.actor)) return tx.visible(ids, tx.actor);
  const known = await tx.sql.all<{ person_id: string }>`
    select person_id from person_visibility where person_id = any(${ids}::uuid[])`;
  return new Set(known.map((row) => row.person_id));
}

interface Session { readonly wentLiveAt: Date | null; readonly endedAt: Date | null; readonly room: Room }

async function readSession(tx: Tx, sessionId: string): Promise<Session | null> {
  const row = await tx.sql.maybe<{
    state: SessionStateWord; ends_at: Date; went_live_at: Date | null; ended_at: Date | null; member_only: boolean;
    channel_id: string | null; franchise_id: string | null;
  }>`select s.state, s.ends_at, s.went_live_at, s.ended_at, s.member_only, o.channel_id, o.franchise_id
    from live_session s join outlet_fact o on o.outlet_id = s.outlet_id where s.id = ${sessionId}`;
  if (!row) return null;
  const isOver = stateOfSession({ state: row.state, endsAt: row.ends_at }, tx.now) === 'ended';
  return {
    wentLiveAt: row.went_live_at, endedAt: row.ended_at ?? (isOver ? row.ends_at : null),
    room: { memberOnly: row.member_only, channelId: row.channel_id, franchiseId: row.franchise_id },
  };
}
