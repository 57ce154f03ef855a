import type { Sql } from '../../kernel/database/sql.ts';
import { decimalsOf, moneyView } from '../../kernel/money.ts';
import { withoutSmall } from '../../kernel/small-groups.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { RFM_SEGMENTS, type RfmSegment, type RfmView } from '../domain/rfm.ts';
import type { RfmMap } from '../graphql/insight.type.ts';
import { measuresOf, momentsOf, seenFirst } from '../persistence/moments.ts';
import { insightPolicyAt } from '../persistence/policies.ts';
import { scoredOf } from '../persistence/scores.ts';

/** Members and value of the eight fields, in one statement over the programme; null for no programme. */
export async function rfmMap(sql: Sql, code: string, view: RfmView, now: Date): Promise<RfmMap | null> {
  const book = await readCodebook(sql);
  const programme = book.known('programme', code, now);
  if (!programme) return null;
  const { currency } = programme.traits;
  const { version, rules } = await insightPolicyAt(sql, now);
  const measures = measuresOf(momentsOf(book, now, rules, code), seenFirst(sql));
  const rows = await sql.all<{ segment: RfmSegment | null; members: bigint; minor: bigint }>`
    select segment, count(*) as members, sum(rfm_minor)::bigint as minor
    from ${scoredOf(measures, rules, decimalsOf(currency), view)} scored group by segment`;
  const found = new Map(rows.map((row) => [row.segment, row]));
  const unscored = { segment: null, members: Number(found.get(null)?.members ?? 0n) };
  const fields = RFM_SEGMENTS.map((segment) => ({
    segment, members: Number(found.get(segment)?.members ?? 0n),
    value: sql.restricted ? null : moneyView(found.get(segment)?.minor ?? 0n, currency),
  }));
  // Who sees some of the members is told no group that speaks of one of them.
  const shown = new Set<object>(sql.restricted ? withoutSmall([...fields, unscored]) : [...fields, unscored]);
  const told = fields.filter((field) => shown.has(field));
  return {
    programmeCode: code, policyVersion: version, fields: told,
    scored: told.reduce((sum, field) => sum + field.members, 0),
    unscored: shown.has(unscored) ? unscored.members : null,
  };
}
