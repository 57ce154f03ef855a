import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { gatedSegmentTable } from '../tables/segment-member.table.ts';

/** From now on it is kept who is in this segment; who is in already, a job asks insights. */
export async function gateSegment(tx: Tx, segmentId: string | null): Promise<void> {
  if (segmentId === null) return;
  await tx.sql.insertInto(gatedSegmentTable, [{ segmentId, gatedAt: tx.now }], 'on conflict (segment_id) do nothing');
  tx.schedule({ job: 'learn-segments', at: tx.now, payload: {}, key: 'learn-segments' });
}

/**
 * Which of these members are in which gated segment, as of its last snapshot: a person is in under any of its ids.
 * By member, uuids.
 */
export async function segmentsOf(sql: Sql, memberIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await sql.all<{ member_id: string; segment_id: string }>`
    select distinct k.id as member_id, s.segment_id from unnest(${[...new Set(memberIds)]}::uuid[]) as k(id)
    cross join lateral (select k.id as member_id union all
      select merged_id from person_merge where survivor_id = k.id) p
    join segment_member s on s.member_id = p.member_id and s.inside`;
  const found = Map.groupBy(rows, (row) => row.member_id);
  return new Map(memberIds.map((id) => [id, (found.get(id) ?? []).map((row) => row.segment_id)]));
}

/** Those of these segments of which nobody has told yet who is in them: whoever seems outside may be inside. */
export async function learningAmong(
  sql: Sql, segmentIds: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const named = segmentIds.filter((id) => id !== null);
  if (named.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>`select segment_id as id from gated_segment
    where segment_id = any(${named}::uuid[]) and learned_at is null`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether a member is in a segment; everybody is in none. */
export async function isInSegment(sql: Sql, memberId: string, segmentId: string | null): Promise<boolean> {
  return segmentId === null || (await segmentsOf(sql, [memberId])).get(memberId)!.includes(segmentId);
}
