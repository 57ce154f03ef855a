import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { DEFAULT_RULES } from '../../subgraphs/insights/domain/policy.ts';
import type { SentRule } from '../../subgraphs/insights/domain/segments/rule.ts';
import { FACT_COLUMNS, factsOf } from '../../subgraphs/insights/persistence/fact-source.ts';
import { measuresOf, momentsOf, type Moment } from '../../subgraphs/insights/persistence/moments.ts';
import { scoredOf } from '../../subgraphs/insights/persistence/scores.ts';
import { rfmMap } from '../../subgraphs/insights/queries/rfm-map.ts';
import { countSegment } from '../../subgraphs/insights/queries/segments/count-segment.ts';
import { readCodebook } from '../../subgraphs/words/read-codebook.ts';
import { bareFacts, bareLifecycle, bareMap, bareScoredSegment, bareSegment } from './bare-sql.ts';
import { BY_SCORE, BY_STAGE } from './rule.ts';

/** The house and a statement by hand, which must answer the same. */
export interface Contest {
  readonly what: string;
  ours(sql: Sql): Promise<unknown>;
  bare(sql: Sql): Promise<unknown>;
}

const CNY = 2;

/** What is worked out of everybody at once, as of now. */
export async function contestsAt(sql: Sql, now: Date): Promise<Contest[]> {
  const book = await readCodebook(sql);
  const moments = momentsOf(book, now, DEFAULT_RULES);
  const days = moments.find(({ region }) => region === 'CN')!;
  return [
    {
      what: 'facts of every member worked out anew',
      ours: (own) => keptAs(own, 'ours', fragment`select ${FACT_COLUMNS}
        from ${factsOf(fragment`select member_id from known_member`)} facts`),
      bare: (own) => keptAs(own, 'bare', fragment`select ${FACT_COLUMNS} from (${bareFacts}) facts`),
    },
    {
      what: 'RFM map of a programme',
      ours: async (own) => {
        const map = await rfmMap(own, 'CN', 'thresholds', now);
        return [...map!.fields.filter(({ members }) => members > 0)
          .map(({ segment, members }) => [segment, members]), [null, map!.unscored]].sort(byName);
      },
      bare: async (own) => (await rows<{ segment: string | null; members: bigint }>(own, bareMap(days)))
        .map(({ segment, members }) => [segment, Number(members)]).sort(byName),
    },
    {
      what: 'lifecycle of every member',
      ours: (own) => rows(own, lifecycleOf(moments)),
      bare: (own) => rows(own, bareLifecycle(days)),
    },
    segment('segment of 12 conditions', BY_STAGE, now, bareSegment(days)),
    segment('segment of 12 conditions, one on a score', BY_SCORE, now, bareScoredSegment(days)),
  ];
}

function segment(what: string, rule: SentRule, now: Date, bare: RawBuilder<unknown>): Contest {
  return {
    what,
    ours: async (sql) => {
      const counted = await countSegment(sql, rule, { segmentId: null, tag: null }, now);
      if (!counted.ok) throw new Error(JSON.stringify(counted));
      return counted.value.members;
    },
    bare: async (sql) => (await rows<{ members: number }>(sql, bare))[0]!.members,
  };
}

function lifecycleOf(moments: readonly Moment[]): RawBuilder<unknown> {
  return fragment`select lifecycle, count(*) as members
    from ${scoredOf(measuresOf(moments), DEFAULT_RULES, CNY, 'thresholds')} scored group by 1 order by 1`;
}

const rows = <Row>(sql: Sql, text: RawBuilder<unknown>): Promise<Row[]> => sql.all<Row>`${text}`;

/** Written into a table, as facts are; how many there are and a sum over all that they say. */
async function keptAs(sql: Sql, name: string, text: RawBuilder<unknown>): Promise<string> {
  const table = fragment.raw(`bench_${name}`);
  await sql.run`drop table if exists ${table}`;
  await sql.run`create unlogged table ${table} as ${text}`;
  return name;
}

/** Facts that one of both has and the other has not. */
export async function factsThatDiffer(sql: Sql): Promise<number> {
  const { differ } = await sql.one<{ differ: number }>`select count(*)::int as differ from (
    (table bench_ours except table bench_bare) union all (table bench_bare except table bench_ours)) d`;
  return differ;
}

function byName(one: readonly unknown[], other: readonly unknown[]): number {
  return String(one[0]).localeCompare(String(other[0]));
}
