import { sql as fragment } from 'kysely';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { sessionOf, SESSION_COLUMNS, type SessionRow } from './sessions-by-id.ts';

export interface SessionFilter {
  readonly state?: string | null;
  /** uuid */
  readonly outletId?: string | null;
  readonly startsFrom?: Date | null;
  readonly startsBefore?: Date | null;
  /** When it is asked: a session is over at its planned end, whatever its row says. */
  readonly at: Date;
}

export type SessionSort = 'newest' | 'soonest';

/** Live sessions by planned begin. */
export async function sessionsPage(
  sql: Sql, filter: SessionFilter, sort: SessionSort, bounds: PageBounds,
) {
  return pageOf(await readPage<SessionRow>(sql, {
    columns: SESSION_COLUMNS, key: 's.id',
    from: fragment`live_session s join outlet_fact o on o.outlet_id = s.outlet_id`,
    arms: [{
      from: fragment`live_session s`, where: fragment.join(conditionsOf(filter), fragment` and `),
    }],
    sort: [{ column: 's.starts_at', type: 'timestamptz' }, { column: 's.id', type: 'uuid' }],
    descending: sort === 'newest',
  }, bounds), sessionOf);
}

function conditionsOf({ state, outletId, startsFrom, startsBefore, at }: SessionFilter) {
  const parts = [fragment`true`];
  if (state === 'ended') parts.push(fragment`(s.state = 'ended' or s.ends_at <= ${at})`);
  else if (state) parts.push(fragment`s.state = ${state} and s.ends_at > ${at}`);
  if (outletId) parts.push(fragment`s.outlet_id = ${outletId}::uuid`);
  if (startsFrom) parts.push(fragment`s.starts_at >= ${startsFrom}`);
  if (startsBefore) parts.push(fragment`s.starts_at < ${startsBefore}`);
  return parts;
}
