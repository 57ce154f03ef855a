import { sql as fragment, type RawBuilder } from 'kysely';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { decimalsOf } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { InsightRules } from '../../domain/policy.ts';
import type { Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import { measuresOf, momentsOf } from '../moments.ts';
import { insightPolicyAt } from '../policies.ts';
import { scoredOf } from '../scores.ts';
import { holdingSayings } from '../tags.ts';
import { compileRule, type WordsOf } from './compile-rule.ts';
import type { Join } from './fact-columns.ts';

type Part = RawBuilder<unknown>;

/** Whom rules are asked about, and what they are compared with: which day it is where, scores, words. */
export interface Moment {
  /** Narrows by `member_id`. */
  readonly who: Part;
  readonly zones: Part;
  readonly joins: Readonly<Record<Join, Part>>;
  readonly words: WordsOf;
}

export async function momentAt(sql: Sql, now: Date, who: Part = fragment`true`): Promise<Moment> {
  const book = await readCodebook(sql);
  const { rules } = await insightPolicyAt(sql, now);
  const of = (alias: string) => fragment.raw(`${alias} on ${alias}.member_id = f.member_id`);
  return {
    who, zones: zonesOf(book, now),
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
      s: fragment`left join (${scores(book, now, rules, who)}) ${of('s')}`,
    },
    words: wordsOf(who),
  };
}

function wordsOf(who: Part): WordsOf {
  const said = (by: Part) => fragment`select distinct member_id, code as value from ${holdingSayings(who)} held
    where ${by}`;
  return {
    consents: fragment`select member_id, purpose as value from member_consent where granted and ${who}`,
    refusals: fragment`select member_id, purpose as value from member_consent where not granted and ${who}`,
    relations: fragment`select distinct member_id, kind as value from member_relation where standing and ${who}`,
    tags: said(fragment`true`),
    tagsByOperator: said(fragment`source = 'operator'`), tagsByMember: said(fragment`source = 'member'`),
    tagsByBehaviour: said(fragment`source = 'behaviour'`), tagsByInferred: said(fragment`source = 'inferred'`),
    tagsByRule: said(fragment`kind = 'rule'`),
  };
}

function zonesOf(book: Codebook, now: Date): Part {
  const regions = book.everyCode('region').map((region) => {
    const zone = book.zoneOf(region, now);
    const { currency } = book.programmeOf(region, now);
    return { region, zone, today: dayText(localDay(now, zone)), unit: 10n ** BigInt(decimalsOf(currency)) };
  });
  const column = (values: readonly unknown[]) => `{${values.map((value) => `"${String(value)}"`).join(',')}}`;
  return fragment`unnest(${column(regions.map(({ region }) => region))}::text[],
    ${column(regions.map(({ zone }) => zone))}::text[], ${column(regions.map(({ today }) => today))}::date[],
    ${column(regions.map(({ unit }) => unit))}::bigint[]) as z (region, zone, today, unit)`;
}

/** Of every programme; those whose money has as many decimals at once. */
function scores(book: Codebook, now: Date, rules: InsightRules, who: Part): Part {
  const byDecimals = Map.groupBy(momentsOf(book, now, rules), ({ region }) =>
    decimalsOf(book.programmeOf(region, now).currency));
  return fragment.join([...byDecimals].map(([decimals, moments]) =>
    fragment`select * from ${scoredOf(measuresOf(moments, who), rules, decimals, 'thresholds')} scored`),
  fragment` union all `);
}

/** Members with what rules ask of them: those of `member_fact`, where nobody is who refused profiling. */
export function subjects({ who, zones, joins }: Moment, asked: ReadonlySet<Join>): Part {
  return fragment`(select * from member_fact where ${who}) f join ${zones} on z.region = f.region
    ${fragment.join([fragment``, ...[...asked].map((join) => joins[join])], fragment` `)}`;
}

/** Ids of the members of a rule, with those picked by hand for a segment. */
export function membersOf(rule: Rule, rules: Rules, moment: Moment, segmentId: string | null = null): Part {
  const { holds, joins } = compileRule(rule, rules, moment.words);
  const inside = segmentId === null ? holds : fragment`(${holds} or f.member_id in (
    select member_id from segment_pick where segment_id = ${segmentId}::uuid))`;
  return fragment`select f.member_id from ${subjects(moment, joins)} where ${inside}`;
}
