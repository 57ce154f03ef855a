import { sql as fragment } from 'kysely';
import { decimalsOf } from '../../kernel/money.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { connectionFrom } from '../../kernel/graph/page.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { Frequency, Lifecycle } from '../domain/lifecycle.ts';
import type { RfmScores, RfmSegment, RfmView } from '../domain/rfm.ts';
import { measuresOf, momentsOf, seenFirst } from '../persistence/moments.ts';
import { insightPolicyAt } from '../persistence/policies.ts';
import { scoredOf } from '../persistence/scores.ts';
import { insightView, type MeasuredRow } from './insight-view.ts';
import { cursorOf, placeOf } from './place.ts';

export interface ScoredFilter {
  readonly programmeCode: string;
  readonly view: RfmView;
  readonly segment: RfmSegment | null;
  readonly lifecycle: Lifecycle | null;
  readonly frequency: Frequency | null;
}

type Row = MeasuredRow & { [Side in keyof RfmScores]: number | null };

/** Members of a programme by what they are scored, those of the greatest value first. */
export async function scoredMembers(
  sql: Sql, filter: ScoredFilter, page: { readonly first: number; readonly after: string | null }, now: Date,
) {
  const book = await readCodebook(sql);
  const programme = book.known('programme', filter.programmeCode, now);
  const policy = await insightPolicyAt(sql, now);
  const moments = momentsOf(book, now, policy.rules, filter.programmeCode);
  const measures = measuresOf(moments, seenFirst(sql));
  const cursor = await placeOf(sql, page.after, async (memberId) => {
    const one = measuresOf(moments, fragment`member_id = ${memberId}::uuid`);
    return (await sql.maybe<{ minor: bigint }>`select rfm_minor as minor from ${one} one`)?.minor ?? null;
  });
  const rows = !programme ? [] : await sql.all<Row>`
    select few.*, f.net_orders, f.returned_orders, f.net_minor, f.first_at, f.last_at, f.gap_days,
      f.margin_classes, f.channel_ids::text[] as channel_ids, f.outlet_ids::text[] as outlet_ids
    from (select * from ${scoredOf(measures, policy.rules, decimalsOf(programme.traits.currency), filter.view)} scored
      where (${filter.segment}::text is null or segment = ${filter.segment})
        and (${filter.lifecycle}::text is null or lifecycle = ${filter.lifecycle})
        and (${filter.frequency}::text is null or frequency_class = ${filter.frequency})
        and ${cursor ? fragment`(rfm_minor, member_id) < (${cursor[0]}::bigint, ${cursor[1]}::uuid)` : fragment`true`}
      order by rfm_minor desc, member_id desc limit ${page.first + 1}) few
    join member_fact f using (member_id) order by few.rfm_minor desc, few.member_id desc`;
  const views = rows.map((row) => ({ ...insightView(row, policy, scoresIn(row)), minor: row.rfm_minor }));
  return connectionFrom(views, page.first, page.after, ({ minor, memberUuid }) =>
    cursorOf(sql, [String(minor), memberUuid]));
}

function scoresIn({ recency, frequency, monetary }: Row): RfmScores | null {
  return recency === null || frequency === null || monetary === null ? null : { recency, frequency, monetary };
}
