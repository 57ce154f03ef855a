import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { LiveSession } from '../graphql/live-session.type.ts';

export interface SessionRow {
  id: string;
  title_zh: string;
  title_en: string;
  host: string;
  outlet_id: string;
  starts_at: Date;
  ends_at: Date;
  state: string;
  member_only: boolean;
  has_passcode: boolean;
  version: number;
}

export function sessionOf(row: SessionRow): LiveSession {
  return {
    id: encodeId(PREFIX.liveSession, row.id),
    titleZh: row.title_zh, titleEn: row.title_en, host: row.host,
    outlet: { id: encodeId(PREFIX.outlet, row.outlet_id) },
    startsAt: row.starts_at, endsAt: row.ends_at, state: row.state, memberOnly: row.member_only,
    hasPasscode: row.has_passcode, version: row.version,
  };
}

/** uuids in, live sessions in the same order out. */
export async function sessionsById(
  sql: Sql, ids: readonly string[],
): Promise<(LiveSession | null)[]> {
  const rows = await sql.all<SessionRow>`
    select id, title_zh, title_en, host, outlet_id, starts_at, ends_at, state, member_only,
      has_passcode, version
    from live_session where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, sessionOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}
