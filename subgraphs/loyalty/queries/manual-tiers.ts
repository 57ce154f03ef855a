import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { ProgrammeCode, Tier } from '../../contracts/words.ts';
import { lastDayBefore } from '../../kernel/business-day.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { ManualTier } from '../graphql/tiers/manual-tier.type.ts';
import type { EndedKey } from './accounts.ts';
import type { AdjustmentFilter } from './holdings.ts';

interface Row {
  id: string; member_id: string; tier: Tier; reason: string; state: string; given_at: Date | null; until: Date;
  asked_by: string; asked_by_name: string; asked_at: Date; decided_by_name: string | null; decided_at: Date | null;
  decision_note: string | null; version: number; programme: ProgrammeCode; time_zone: string;
}

const COLUMNS = fragment.raw(`m.id, m.member_id, m.tier, m.reason, m.state, m.given_at, m.until, m.asked_by,
  m.asked_by_name, m.asked_at, m.decided_by_name, m.decided_at, m.decision_note, m.version, a.programme, p.time_zone`);
const FROM = fragment.raw(`manual_tier m join account a on a.member_id = m.member_id
  join programme p on p.code = a.programme`);

const viewOf = (row: Row): ManualTier => ({
  id: encodeId(PREFIX.manualTier, row.id), memberId: row.member_id,
  tier: { programme: row.programme, code: row.tier }, reason: row.reason, state: row.state, givenAt: row.given_at,
  validUntil: lastDayBefore(row.until, row.time_zone), askedBy: row.asked_by_name, askedById: row.asked_by,
  askedAt: row.asked_at, decidedBy: row.decided_by_name, decidedAt: row.decided_at, decisionNote: row.decision_note,
  version: row.version,
});

export async function manualTiersById(sql: Sql, ids: readonly string[]): Promise<(ManualTier | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from ${FROM} where m.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The one that counts at that moment: the last that was given, while it lasts. */
export async function manualTierOfMember(sql: Sql, keys: readonly EndedKey[]): Promise<(ManualTier | null)[]> {
  const rows = await sql.all<Row & { key: number }>`select k.key::int as key, ${COLUMNS}
    from unnest(${keys.map((k) => k.memberId)}::uuid[], ${keys.map((k) => k.at)}::timestamptz[])
      with ordinality as k (member_id, at, key)
    cross join lateral (select * from manual_tier where member_id = k.member_id and given_at <= k.at
      order by given_at desc, id desc limit 1) m
    join account a on a.member_id = m.member_id join programme p on p.code = a.programme
    where m.until > k.at`;
  const byKey = new Map(rows.map((row) => [row.key, viewOf(row)]));
  return keys.map((_, index) => byKey.get(index + 1) ?? null);
}

/** Newest first. */
export async function manualTierPage(sql: Sql, filter: AdjustmentFilter, bounds: PageBounds) {
  const where = [fragment`true`];
  if (filter.state) where.push(fragment`m.state = ${filter.state}`);
  if (filter.memberId) {
    where.push(fragment`m.member_id in (${filter.memberId}::uuid,
      (select survivor_id from person_merge where merged_id = ${filter.memberId}::uuid))`);
  }
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`${FROM}`, key: 'm.id',
    arms: [{ from: fragment`manual_tier m`, where: fragment.join(where, fragment` and `) }],
    sort: [{ column: 'm.asked_at', type: 'timestamptz' }, { column: 'm.id', type: 'uuid' }],
    descending: true,
  }, bounds), viewOf);
}
