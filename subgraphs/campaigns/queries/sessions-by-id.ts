import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { SessionStateWord } from '../domain/session-rules.ts';
import type { LiveSession } from '../graphql/sessions/live-session.type.ts';

export interface SessionRow {
  id: string;
  title_zh: string;
  title_en: string;
  host: string;
  outlet_id: string;
  starts_at: Date;
  ends_at: Date;
  state: SessionStateWord;
  member_only: boolean;
  has_passcode: boolean;
  version: number;
  went_live_at: Date | null;
  ended_at: Date | null;
  channel_id: string | null;
  franchise_id: string | null;
}

/** Columns of a session with whose its outlet is, of `live_session s`. */
export const SESSION_COLUMNS = fragment.raw(`s.id, s.title_zh, s.title_en, s.host, s.outlet_id,
  s.starts_at, s.ends_at, s.went_live_at, s.ended_at, s.state, s.member_only, s.has_passcode, s.version,
  o.channel_id, o.franchise_id`);

export function sessionOf(row: SessionRow): LiveSession {
  return {
    id: encodeId(PREFIX.liveSession, row.id),
    titleZh: row.title_zh, titleEn: row.title_en, host: row.host,
    outlet: { id: encodeId(PREFIX.outlet, row.outlet_id) },
    startsAt: row.starts_at, endsAt: row.ends_at, wentLiveAt: row.went_live_at, endedAt: row.ended_at,
    state: row.state, memberOnly: row.member_only,
    hasPasscode: row.has_passcode, version: row.version,
    room: {
      memberOnly: row.member_only, channelId: row.channel_id, franchiseId: row.franchise_id,
    },
  };
}

/** uuids in, live sessions in the same order out. */
export async function sessionsById(
  sql: Sql, ids: readonly string[],
): Promise<(LiveSession | null)[]> {
  const rows = await sql.all<SessionRow>`
    select ${SESSION_COLUMNS}
    from live_session s join outlet_fact o on o.outlet_id = s.outlet_id where s.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, sessionOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}
