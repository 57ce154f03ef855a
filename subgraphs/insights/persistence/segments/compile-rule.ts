import { sql as fragment, type RawBuilder } from 'kysely';
import { decodeId } from '../../../kernel/ids.ts';
import { factNamed, NESTED } from '../../domain/segments/facts.ts';
import type { Rules } from '../../domain/segments/nesting.ts';
import {
  conditionsOf, isAll, isAny, isNot, type Condition, type Rule,
} from '../../domain/segments/rule.ts';
import { COLUMNS, type Column, type Join, type WordRows } from './fact-columns.ts';

type Part = RawBuilder<unknown>;

/** What a rule asks the database: whether it holds for `f`, and what has to be joined for it. */
export interface Compiled { readonly holds: Part; readonly joins: ReadonlySet<Join> }

/**
 * A rule as one SQL expression, values as parameters only. It is true or false, never null: what is not
 * known meets no condition. Segments that it names stand in it as their rules, and whom they picked.
 * `today` is SQL: the day of the member's region, or the one day that it is everywhere.
 */
export function compileRule(rule: Rule, rules: Rules, rowsOf: WordsOf, today = 'z.today'): Compiled {
  const joins = new Set<Join>();
  return { holds: new Compiler(rules, rowsOf, joins, today).rule(rule), joins };
}

/** `member_id` and `value` of words that stand in rows of their own. */
export type WordsOf = Readonly<Record<WordRows['rows'], Part>>;

class Compiler {
  readonly #rules: Rules;
  readonly #rowsOf: WordsOf;
  readonly #joins: Set<Join>;
  readonly #today: string;

  constructor(rules: Rules, rowsOf: WordsOf, joins: Set<Join>, today: string) {
    this.#rules = rules;
    this.#rowsOf = rowsOf;
    this.#joins = joins;
    this.#today = today;
  }

  rule(rule: Rule): Part {
    if (isAll(rule)) return this.#list(rule.all, fragment` and `);
    if (isAny(rule)) return this.#list(rule.any, fragment` or `);
    if (isNot(rule)) return fragment`(not ${this.rule(rule.not)})`;
    return rule.fact === NESTED ? this.#nested(rule) : this.#condition(rule);
  }

  #list(rules: readonly Rule[], between: Part): Part {
    return fragment`(${fragment.join(rules.map((rule) => this.rule(rule)), between)})`;
  }

  #nested({ operator, values }: Condition): Part {
    const inside = values.map((id) => {
      const rule = this.#rules.get(id);
      if (!rule) throw new Error(`no segment ${id}`);
      return fragment`(${this.rule(rule)} or ${isPicked(decodeId('seg', id)!)})`;
    });
    const together = fragment`(${fragment.join(inside, operator === 'has_all' ? fragment` and ` : fragment` or `)})`;
    return operator === 'has_none' ? fragment`(not ${together})` : together;
  }

  #condition(condition: Condition): Part {
    const column = COLUMNS[condition.fact]!;
    if (column.type === 'rows') return ofRows(condition, this.#rowsOf[column.rows]);
    if (column.join) this.#joins.add(column.join);
    return ofColumn(condition, column, valuesOf(condition), this.#today);
  }
}

/** Ids of the graph are uuids inside. */
function valuesOf({ fact, values }: Condition): readonly string[] {
  const prefix = factNamed(fact)?.prefix;
  return prefix ? values.map((value) => decodeId(prefix, value)!) : values;
}

function ofColumn(
  { operator }: Condition, { sql, type }: Column, values: readonly string[], today: string,
): Part {
  const is = fragment.raw(sql.replaceAll('z.today', today));
  const now = fragment.raw(today);
  const one = fragment.raw(type.replace('[]', ''));
  const list = fragment`${arrayOf(values)}::${one}[]`;
  const value = (place: number) => fragment`${values[place]}::${one}`;
  switch (operator) {
    case 'is': return fragment`((${is} = any(${list})) is true)`;
    case 'is_not': return fragment`((${is} = any(${list})) is not true)`;
    case 'has_any': return fragment`((${is} && ${list}) is true)`;
    case 'has_all': return fragment`((${is} @> ${list}) is true)`;
    case 'has_none': return fragment`((${is} && ${list}) is not true)`;
    case 'at_least': case 'on_or_after': return fragment`((${is} >= ${value(0)}) is true)`;
    case 'at_most': case 'on_or_before': return fragment`((${is} <= ${value(0)}) is true)`;
    case 'between': return fragment`((${is} >= ${value(0)} and ${is} <= ${value(1)}) is true)`;
    case 'within_days': return fragment`((${now} - ${is} >= 0 and ${now} - ${is} <= ${values[0]}::bigint) is true)`;
    case 'within_next_days':
      return fragment`((${is} - ${now} >= 0 and ${is} - ${now} <= ${values[0]}::bigint) is true)`;
    case 'known': return type.endsWith('[]') ? fragment`(coalesce(cardinality(${is}),
      0) > 0)` : fragment`(${is} is not null)`;
    case 'unknown': return type.endsWith('[]') ? fragment`(coalesce(cardinality(${is}),
      0) = 0)` : fragment`(${is} is null)`;
  }
}

/** As text, for the driver writes lists in a way of its own. */
function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** Whether the member was put into that segment by hand. */
export function isPicked(segmentId: string): Part {
  return fragment`exists (select 1 from segment_pick k where k.segment_id = ${segmentId}::uuid
    and k.member_id = f.member_id)`;
}

/** Never `in`: a list that does not fit the memory of a statement would be gone through for each member. */
function ofRows(condition: Condition, rows: Part): Part {
  const values = [...new Set(valuesOf(condition))];
  const those = (meant: readonly string[]) => fragment`exists (select 1 from (${rows}) w
    where w.member_id = f.member_id and w.value = any(${arrayOf(meant)}::text[]))`;
  const anything = fragment`exists (select 1 from (${rows}) w where w.member_id = f.member_id)`;
  switch (condition.operator) {
    case 'has_all': return fragment`(${fragment.join(values.map((value) => those([value])), fragment` and `)})`;
    case 'has_none': return fragment`(not ${those(values)})`;
    case 'known': return anything;
    case 'unknown': return fragment`(not ${anything})`;
    default: return those(values);
  }
}

/** The facts that a rule comes to with everything it names. */
export function factsAsked(rule: Rule, rules: Rules, asked = new Set<string>()): ReadonlySet<string> {
  for (const [{ fact, values }] of conditionsOf(rule)) {
    if (fact !== NESTED) asked.add(fact);
    else for (const id of values) {
      const inner = rules.get(id);
      if (inner && !asked.has(id)) factsAsked(inner, rules, asked.add(id));
    }
  }
  return asked;
}
