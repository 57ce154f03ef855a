import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { SMALLEST_GROUP, withoutSmall } from '../../../kernel/small-groups.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { monthsFrom } from '../../domain/cohorts.ts';
import type { StructureMonth } from '../../graphql/structure/structure.type.ts';

interface Row {
  month: string; lifecycle: string; frequency: string; segment: string; potential: string; members: bigint;
}

/**
 * How members of a programme stood at the ends of these months, as it was known then; null for no programme. Head
 * office reads sums; whoever sees some of the members counts theirs.
 */
export async function customerStructure(
  sql: Sql, code: string, from: string, to: string, now: Date,
): Promise<StructureMonth[] | null> {
  const book = await readCodebook(sql);
  if (!book.known('programme', code, now)) return null;
  const regions = book.everyCode('region').filter((region) => book.programmeOf(region, now).code === code);
  const own = fragment`region = any(${`{${regions.join(',')}}`}::text[]) and month >= ${`${from}-01`}::date
    and month <= ${`${to}-01`}::date`;
  const rows = sql.restricted
    ? await sql.all<Row>`select to_char(month, 'YYYY-MM') as month, lifecycle,
        coalesce(frequency_class, '') as frequency, coalesce(segment, '') as segment,
        coalesce(potential, '') as potential, count(*) as members
      from person_visibility v join member_month m on m.member_id = v.person_id
      where ${own} and exists (select 1 from member_fact f where f.member_id = m.member_id) group by 1, 2, 3, 4, 5`
    : await sql.all<Row>`select to_char(month, 'YYYY-MM') as month, lifecycle, frequency_class as frequency, segment,
        potential, sum(members)::bigint as members from month_sum where ${own} group by 1, 2, 3, 4, 5`;
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  return monthsFrom(from, to).flatMap((month) => {
    const found = byMonth.get(month);
    if (!found) return [];
    const view = monthView(month, found);
    return sql.restricted ? withheld(view) : [view];
  });
}

function monthView(month: string, rows: readonly Row[]): StructureMonth {
  const by = (part: 'lifecycle' | 'frequency' | 'segment' | 'potential') =>
    [...Map.groupBy(rows, (row) => row[part])].map(([word, some]) => ({ word: word || null, members: sum(some) }))
      .sort((a, b) => (String(a.word) < String(b.word) ? -1 : 1));
  return {
    month, members: sum(rows),
    lifecycles: by('lifecycle').map(({ word, members }) => ({ lifecycle: word!, members })),
    frequencies: by('frequency').map(({ word, members }) => ({ frequency: word, members })),
    segments: by('segment').map(({ word, members }) => ({ segment: word, members })),
    potentials: by('potential').map(({ word, members }) => ({ potential: word, members })),
  };
}

/** Each way of parting them by itself; a month of few is not told at all. */
function withheld(month: StructureMonth): StructureMonth[] {
  if (month.members < SMALLEST_GROUP) return [];
  const { lifecycles, frequencies, segments, potentials } = month;
  return [{ ...month, lifecycles: withoutSmall(lifecycles), frequencies: withoutSmall(frequencies),
    segments: withoutSmall(segments), potentials: withoutSmall(potentials) }];
}

const sum = (rows: readonly Row[]): number => rows.reduce((total, { members }) => total + Number(members), 0);
