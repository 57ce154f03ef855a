import { arrayText } from '../../kernel/database/sql.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { InteractionWord, Viewer } from '../domain/interactions/interaction-rules.ts';

export interface TakenInteraction {
  readonly eventId: string;
  /** Of members alone. */
  readonly memberId: string | null;
  readonly kind: InteractionWord;
  /** Within the time on air. */
  readonly at: Date;
  readonly who: Viewer;
}

export interface Saved {
  readonly taken: number;
  readonly strangers: number;
  readonly guests: number;
  /** What members had not done in this room before. */
  readonly firsts: readonly First[];
}

interface First {
  readonly memberId: string;
  readonly kind: 'like' | 'comment' | 'share';
  readonly at: Date;
}

/**
 * Writes what is new of these, and counts it, in one statement. Of one room batches go one after the other: they count
 * in the same rows.
 */
export async function saveInteractions(
  tx: Tx, { sessionId, tellerId }: { readonly sessionId: string; readonly tellerId: string },
  rows: readonly TakenInteraction[],
): Promise<Saved> {
  if (rows.length === 0) return { taken: 0, strangers: 0, guests: 0, firsts: [] };
  await tx.sql.run`select pg_advisory_xact_lock(hashtextextended(${`room:${sessionId}`}, 0))`;
  const [counted] = await tx.sql.all<{ taken: number; strangers: number; guests: number; firsts: string | null }>`
    with fresh as (
      insert into room_interaction (session_id, teller_id, event_id, who, member_id, kind, at, told_at)
      select ${sessionId}::uuid, ${tellerId}::uuid, event_id, who, member_id, kind, at, ${tx.now}::timestamptz
      from unnest(${arrayText(rows.map((row) => row.eventId))}::text[],
        ${arrayText(rows.map((row) => row.who))}::text[], ${rows.map((row) => row.memberId)}::uuid[],
        ${arrayText(rows.map((row) => row.kind))}::text[], ${rows.map((row) => row.at)}::timestamptz[])
        as t(event_id, who, member_id, kind, at)
      on conflict do nothing returning who, member_id, kind, at),
    tallied as (
      insert into room_tally (session_id, kind, who, times)
      select ${sessionId}::uuid, kind, who, count(*) from fresh group by kind, who
      on conflict (session_id, kind, who) do update set times = room_tally.times + excluded.times),
    visited as (
      insert into room_visit (session_id, member_id, reached_at, entered_at, left_at, likes, comments, shares)
      select ${sessionId}::uuid, member_id, min(at) filter (where kind = 'reach'),
        min(at) filter (where kind <> all (array['reach', 'leave'])), max(at) filter (where kind = 'leave'),
        count(*) filter (where kind = 'like'), count(*) filter (where kind = 'comment'),
        count(*) filter (where kind = 'share')
      from fresh where who = 'member' group by member_id
      on conflict (session_id, member_id) do update set
        reached_at = least(room_visit.reached_at, excluded.reached_at),
        entered_at = least(room_visit.entered_at, excluded.entered_at),
        left_at = greatest(room_visit.left_at, excluded.left_at), likes = room_visit.likes + excluded.likes,
        comments = room_visit.comments + excluded.comments, shares = room_visit.shares + excluded.shares
      returning member_id, likes, comments, shares),
    firsts as (
      select f.member_id, f.kind, f.at from visited v join (
        select member_id, kind, count(*) as times, min(at) as at from fresh
        where who = 'member' and kind in ('like', 'comment', 'share') group by member_id, kind) f using (member_id)
      where f.times = case f.kind when 'like' then v.likes when 'comment' then v.comments else v.shares end)
    select count(*)::int as taken, count(*) filter (where who = 'stranger')::int as strangers,
      count(*) filter (where who = 'guest')::int as guests,
      (select json_agg(json_build_array(member_id, kind, at))::text from firsts) as firsts from fresh`;
  const { firsts, ...counts } = counted!;
  const told = JSON.parse(firsts ?? '[]') as [string, 'like' | 'comment' | 'share', string][];
  return { ...counts, firsts: told.map(([memberId, kind, at]) => ({ memberId, kind, at: new Date(at) })) };
}
