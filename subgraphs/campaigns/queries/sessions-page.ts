import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import type { LiveSession } from '../graphql/live-session.type.ts';
import { sessionOf, SESSION_COLUMNS, type SessionRow } from './sessions-by-id.ts';

export interface SessionFilter {
  readonly state?: string | null;
  /** uuid */
  readonly outletId?: string | null;
  readonly startsFrom?: Date | null;
  readonly startsBefore?: Date | null;
}

export type SessionSort = 'newest' | 'soonest';

/** Live sessions by planned begin. */
export async function sessionsPage(
  sql: Sql, filter: SessionFilter, sort: SessionSort, bounds: { limit: number; offset: number },
): Promise<{ items: LiveSession[]; totalCount: number }> {
  const order = fragment.raw(sort === 'newest' ? 's.starts_at desc, s.id desc' : 's.starts_at, s.id');
  const where = fragment`(${filter.state ?? null}::text is null or state = ${filter.state ?? null})
    and (${filter.outletId ?? null}::uuid is null or s.outlet_id = ${filter.outletId ?? null}::uuid)
    and (${filter.startsFrom ?? null}::timestamptz is null
      or starts_at >= ${filter.startsFrom ?? null}::timestamptz)
    and (${filter.startsBefore ?? null}::timestamptz is null
      or starts_at < ${filter.startsBefore ?? null}::timestamptz)`;
  const rows = await sql.all<SessionRow>`
    select ${SESSION_COLUMNS}
    from live_session s join outlet_fact o on o.outlet_id = s.outlet_id
    where ${where} order by ${order}
    limit ${bounds.limit} offset ${bounds.offset}`;
  const { n } = await sql.one<{ n: bigint }>`select count(*) as n from live_session s where ${where}`;
  return { items: rows.map(sessionOf), totalCount: Number(n) };
}
