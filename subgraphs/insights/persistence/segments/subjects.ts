import { sql as fragment, type RawBuilder } from 'kysely';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { decimalsOf } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import { compileRule } from './compile-rule.ts';
import { JOINS, type Join } from './fact-columns.ts';

type Part = RawBuilder<unknown>;

/** What a rule is compared with at a moment: which day it is where, and what a unit of money is there. */
export interface Moment { readonly zones: Part; readonly joins: Readonly<Record<Join, Part>> }

export async function momentAt(sql: Sql, now: Date): Promise<Moment> {
  return momentOf(await readCodebook(sql), now);
}

function momentOf(book: Codebook, now: Date): Moment {
  const regions = book.everyCode('region').map((region) => {
    const zone = book.zoneOf(region, now);
    const { currency } = book.programmeOf(region, now);
    return { region, zone, today: dayText(localDay(now, zone)), unit: 10n ** BigInt(decimalsOf(currency)) };
  });
  const column = (values: readonly unknown[]) => `{${values.map((value) => `"${String(value)}"`).join(',')}}`;
  return {
    zones: fragment`unnest(${column(regions.map(({ region }) => region))}::text[],
      ${column(regions.map(({ zone }) => zone))}::text[], ${column(regions.map(({ today }) => today))}::date[],
      ${column(regions.map(({ unit }) => unit))}::bigint[]) as z (region, zone, today, unit)`,
    joins: Object.fromEntries(Object.entries(JOINS).map(([name, text]) => [name, fragment.raw(text)])) as
      Readonly<Record<Join, Part>>,
  };
}

/** Members with what rules ask of them: those of `member_fact`, where nobody is who refused profiling. */
export function subjects({ zones, joins }: Moment, asked: ReadonlySet<Join>): Part {
  return fragment`member_fact f join ${zones} on z.region = f.region
    ${fragment.join([...asked].map((join) => joins[join]), fragment` `)}`;
}

/** Ids of the members of a rule, those picked by hand among them; `who` narrows it by `f.member_id`. */
export function membersOf(
  rule: Rule, rules: Rules, moment: Moment, { who = fragment`true`, picks }: { who?: Part; picks?: string } = {},
): Part {
  const { holds, joins } = compileRule(rule, rules);
  const inside = picks === undefined ? holds : fragment`(${holds} or f.member_id in (
    select member_id from segment_pick where segment_id = ${picks}::uuid))`;
  return fragment`select f.member_id from ${subjects(moment, joins)} where ${who} and ${inside}`;
}
