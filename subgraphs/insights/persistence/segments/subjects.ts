import { sql as fragment, type RawBuilder } from 'kysely';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { decimalsOf } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { InsightRules } from '../../domain/policy.ts';
import type { Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import { measuresOf, momentsOf, STORED } from '../moments.ts';
import { insightPolicyAt } from '../policies.ts';
import { scoredOf } from '../scores.ts';
import { holdingSayings } from '../tags.ts';
import { compileRule, isPicked, type WordsOf } from './compile-rule.ts';
import type { Join } from './fact-columns.ts';

type Part = RawBuilder<unknown>;

/** Whom rules are asked about, and what they are compared with: which day it is where, scores, words. */
export interface Moment {
  /** Narrows by `member_id`. */
  readonly who: Part;
  readonly zones: Part;
  /** SQL: the day itself where it is the same everywhere, for then it is compared in a table by itself. */
  readonly today: string;
  readonly joins: Readonly<Record<Exclude<Join, 's'>, Part>>;
  /** Members with their scores. */
  readonly scored: Part;
  readonly words: WordsOf;
}

export async function momentAt(sql: Sql, now: Date, who: Part = fragment`true`): Promise<Moment> {
  const book = await readCodebook(sql);
  const { rules } = await insightPolicyAt(sql, now);
  const of = (alias: string) => fragment.raw(`${alias} on ${alias}.member_id = f.member_id`);
  return {
    who, zones: zonesOf(book, now, rules), today: todayOf(momentsOf(book, now, rules)),
    joins: {
      p: fragment`left join member_profile ${of('p')}`,
      t: fragment`left join member_tier ${of('t')}`,
      b: fragment`left join member_points ${of('b')}`,
      h: fragment`left join member_home ${of('h')} and h.franchise_id is not null`,
      q: fragment`left join member_prediction ${of('q')}`,
      e: fragment`left join (select member_id, array_agg(kind) as kinds, array_agg(next_on) as days
        from member_life_event where next_on is not null and ${who} group by member_id) ${of('e')}`,
      v: fragment`left join member_served ${of('v')} and v.staff_id is not null`,
      k: fragment`left join known_member ${of('k')}`,
    },
    scored: scores(book, now, rules, who),
    words: WORDS,
  };
}

const tagsSaid = (by: string) => fragment`select s.member_id, t.code as value from ${holdingSayings}
  and ${fragment.raw(by)}`;

const WORDS: WordsOf = {
  consents: fragment`select member_id, purpose as value from member_consent where granted`,
  refusals: fragment`select member_id, purpose as value from member_consent where not granted`,
  relations: fragment`select member_id, kind as value from member_relation where standing`,
  tags: tagsSaid('true'),
  tagsByOperator: tagsSaid(`s.source = 'operator'`), tagsByMember: tagsSaid(`s.source = 'member'`),
  tagsByBehaviour: tagsSaid(`s.source = 'behaviour'`), tagsByInferred: tagsSaid(`s.source = 'inferred'`),
  tagsByRule: tagsSaid(`s.kind = 'rule'`),
};

function todayOf(moments: readonly { today: string }[]): string {
  const days = [...new Set(moments.map(({ today }) => today))];
  return days.length === 1 ? `'${days[0]}'::date` : 'z.today';
}

function zonesOf(book: Codebook, now: Date, { newDays, activeDays, dormantDays }: InsightRules): Part {
  const regions = book.everyCode('region').map((region) => {
    const zone = book.zoneOf(region, now);
    const { currency } = book.programmeOf(region, now);
    return { region, zone, today: dayText(localDay(now, zone)), unit: 10n ** BigInt(decimalsOf(currency)) };
  });
  const column = (values: readonly unknown[]) => `{${values.map((value) => `"${String(value)}"`).join(',')}}`;
  return fragment`(select *, ${newDays}::int as new_days, ${activeDays}::int as active_days,
    ${dormantDays}::int as dormant_days from unnest(${column(regions.map(({ region }) => region))}::text[],
    ${column(regions.map(({ zone }) => zone))}::text[], ${column(regions.map(({ today }) => today))}::date[],
    ${column(regions.map(({ unit }) => unit))}::bigint[]) as t (region, zone, today, unit)) z`;
}

/** Of every programme; those whose money has as many decimals at once. */
function scores(book: Codebook, now: Date, rules: InsightRules, who: Part): Part {
  const byDecimals = Map.groupBy(momentsOf(book, now, rules), ({ region }) =>
    decimalsOf(book.programmeOf(region, now).currency));
  return fragment.join([...byDecimals].map(([decimals, moments]) =>
    fragment`select * from ${scoredOf(measuresOf(moments, who), rules, decimals, 'thresholds')} scored`),
  fragment` union all `);
}

/**
 * Members with what rules ask of them: those of `member_fact`, where nobody is who refused profiling. Scores are
 * worked out of everybody before any condition is looked at: how many meet a rule is beyond estimating, and sums
 * over the orders joined to what seems to be a single member would be gone through again for each of thousands.
 */
export function subjects({ who, zones, joins, scored }: Moment, asked: ReadonlySet<Join>): Part {
  const base = asked.has('s') ? fragment`${scored} offset 0`
    : fragment`select f.member_id, f.region, f.programme, f.currency, f.first_day, f.last_day, ${STORED}
        from member_fact f where ${who}`;
  const joined = [...asked].flatMap((join) => (join === 's' ? [] : [joins[join]]));
  return fragment`(${base}) f join ${zones} on z.region = f.region
    ${fragment.join([fragment``, ...joined], fragment` `)}`;
}

/** Ids of the members of a rule, with those picked by hand for a segment. */
export function membersOf(rule: Rule, rules: Rules, moment: Moment, segmentId: string | null = null): Part {
  const { holds, joins } = compileRule(rule, rules, moment.words, moment.today);
  const inside = segmentId === null ? holds : fragment`(${holds} or ${isPicked(segmentId)})`;
  return fragment`select f.member_id from ${subjects(moment, joins)} where ${inside}`;
}
