import type { Sql } from '../../kernel/database/sql.ts';
import type { Consent } from '../graphql/consent.type.ts';

interface ConsentRow {
  member_id: string; purpose: string; granted: boolean; text_version: string; text_hash: string;
  source: string; recorded_at: Date;
}

/** Every word a member said about its consent, newest first. */
export async function consentHistoryOf(
  sql: Sql, memberIds: readonly string[],
): Promise<Consent[][]> {
  const rows = await sql.all<ConsentRow>`
    select member_id, purpose, granted, text_version, text_hash, source, recorded_at
    from consent_record where member_id = any(${[...memberIds]}::uuid[]) order by seq desc`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map(consentView));
}

/** What counts now: the latest word for each purpose, in alphabetical order. */
export async function consentsOf(sql: Sql, memberIds: readonly string[]): Promise<Consent[][]> {
  const histories = await consentHistoryOf(sql, memberIds);
  return histories.map((history) => {
    const latest = new Map<string, Consent>();
    for (const consent of history) {
      if (!latest.has(consent.purpose)) latest.set(consent.purpose, consent);
    }
    return [...latest.values()].sort((a, b) => (a.purpose < b.purpose ? -1 : 1));
  });
}

function consentView(row: ConsentRow): Consent {
  return {
    purpose: row.purpose, granted: row.granted, textVersion: row.text_version,
    textHash: row.text_hash, source: row.source, recordedAt: row.recorded_at,
  } as Consent;
}
