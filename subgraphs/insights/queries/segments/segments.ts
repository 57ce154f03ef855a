import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { kindOf } from '../../domain/segments/explain.ts';
import { partsOf, type Rule } from '../../domain/segments/rule.ts';
import type { Segment, SegmentLine, SegmentSnapshot } from '../../graphql/segments/segment.type.ts';
import type { SegmentRow } from '../../persistence/segments/locked-segment.ts';
import { segmentSnapshotTable } from '../../persistence/tables/segment-snapshot.table.ts';
import { segmentTable } from '../../persistence/tables/segment.table.ts';

/** Rule and note are head office's own. */
type ShownRow = Omit<SegmentRow, 'rule' | 'note'> & Partial<Pick<SegmentRow, 'rule' | 'note'>>;
const TOLD_TO_ALL = ['id', 'nameZh', 'nameEn', 'version', 'retiredAt', 'createdAt', 'createdBy', 'updatedAt'] as const;

const shownColumns = (sql: Sql) => columnsOf(segmentTable, { as: 's', ...sql.restricted ? { only: TOLD_TO_ALL } : {} });

export async function segmentsById(sql: Sql, ids: readonly string[]): Promise<(Segment | null)[]> {
  const rows = await sql.all<ShownRow>`select ${shownColumns(sql)} from segment s
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, segmentView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface SegmentQuery { readonly search: string | null; readonly retired: boolean | null }

/** The last edited first; `search` is any part of a name. */
export async function segmentsPage(sql: Sql, { search, retired }: SegmentQuery, bounds: PageBounds) {
  const part = search?.trim().toLowerCase() || null;
  const where = fragment`(${retired}::boolean is null or (s.retired_at is not null) = ${retired}::boolean)
    and (${part}::text is null or position(${part}::text in lower(s.name_zh || ' ' || s.name_en)) > 0)`;
  return pageOf(await readPage<ShownRow>(sql, {
    columns: shownColumns(sql), from: fragment`segment s`, key: 's.id',
    arms: [{ from: fragment`segment s`, where }],
    sort: [{ column: 's.updated_at', type: 'timestamptz' }, { column: 's.id', type: 'uuid' }], descending: true,
  }, bounds), segmentView);
}

export function segmentView({ id: uuid, rule, note = null, ...row }: ShownRow): Segment {
  return { ...row, note, uuid, id: encodeId(PREFIX.segment, uuid), rule: rule ? linesOf(rule) : [] };
}

/** A rule as it is read, from above. */
export function linesOf(rule: Rule, depth = 0): SegmentLine[] {
  return [lineOf(rule, depth), ...partsOf(rule).flatMap(([part]) => linesOf(part, depth + 1))];
}

export function lineOf(rule: Rule, depth: number): SegmentLine {
  return 'fact' in rule ? { depth, kind: 'condition', ...rule, values: [...rule.values] }
    : { depth, kind: kindOf(rule), fact: null, operator: null, values: [] };
}

export interface SnapshotsKey { readonly segmentId: string; readonly first: number }

/** The newest of each segment. */
export async function snapshotsOf(sql: Sql, keys: readonly SnapshotsKey[]): Promise<SegmentSnapshot[][]> {
  const rows = await sql.all<SegmentSnapshot & { nth: bigint }>`
    select k.nth, ${columnsOf(segmentSnapshotTable, { as: 's' })}
    from unnest(${keys.map(({ segmentId }) => segmentId)}::uuid[], ${keys.map(({ first }) => first)}::int[])
      with ordinality as k(segment_id, few, nth)
    cross join lateral (select * from segment_snapshot where segment_id = k.segment_id
      order by started_at desc, id desc limit k.few) s order by k.nth, s.started_at desc, s.id desc`;
  const byKey = Map.groupBy(rows, ({ nth }) => Number(nth));
  return keys.map((_, place) => byKey.get(place + 1) ?? []);
}
