import type { Sql } from '../../../kernel/database/sql.ts';
import type { Consent } from '../../graphql/consent.type.ts';

interface ConsentRow {
  member_id: string; purpose: string; granted: boolean; text_version: string; text_hash: string;
  source: string; recorded_at: Date; by_guardian: boolean;
}

/** What counts now: the latest word for each purpose, in alphabetical order. */
export async function consentsOf(sql: Sql, memberIds: readonly string[]): Promise<Consent[][]> {
  const rows = await sql.all<ConsentRow>`
    select distinct on (member_id, purpose)
      member_id, purpose, granted, text_version, text_hash, source, recorded_at,
      guardian_name is not null as by_guardian
    from consent_record where member_id = any(${[...memberIds]}::uuid[])
    order by member_id, purpose, seq desc`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map(consentView));
}

export interface HistoryKey { readonly memberId: string; readonly first: number }

/** The last words a member said about its consent, newest first. */
export async function consentHistoryOf(
  sql: Sql, keys: readonly HistoryKey[],
): Promise<Consent[][]> {
  const rows = await sql.all<ConsentRow>`
    select word.* from unnest(${keys.map((key) => key.memberId)}::uuid[]) asked
    cross join lateral (
      select member_id, purpose, granted, text_version, text_hash, source, recorded_at,
      guardian_name is not null as by_guardian
      from consent_record where member_id = asked order by seq desc
      limit ${Math.max(...keys.map((key) => key.first))}) word`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return keys.map(({ memberId, first }) =>
    (byMember.get(memberId) ?? []).slice(0, first).map(consentView));
}

function consentView(row: ConsentRow): Consent {
  return {
    purpose: row.purpose, granted: row.granted, textVersion: row.text_version,
    textHash: row.text_hash, source: row.source, recordedAt: row.recorded_at, byGuardian: row.by_guardian,
  } as Consent;
}
