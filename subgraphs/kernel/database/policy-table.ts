import { sql as fragment } from 'kysely';
import { withDefaults, type Bounds, type Policy } from '../policy.ts';
import { toJson } from '../json.ts';
import { counts, decisionColumns, type PolicyDecision } from './policy-proposals.ts';
import type { Sql } from './sql.ts';

/** A version with its history, for people. */
export interface PolicyVersion<Rules> extends Policy<Rules>, PolicyDecision {
  readonly publishedAt: Date;
  /** Who and why are head office's own: null for everybody else. */
  readonly publishedBy: string | null;
  readonly note: string | null;
}

/**
 * Versions of one policy in an append-only table: `version`, `effective_from`, `note`, `published_by`,
 * `published_at`, and a column for each rule (`charityBps` is `charity_bps`). A handful of rows, read
 * whole, once per batch. A rule that is a list says the type of its column. A rule added later is a column
 * that may be null: versions of before count with its default. Restricted roles are granted all but note
 * and published_by, and the confidential rules: to them these are null, and no audit record has them.
 * What became of a version stands beside it (policy-proposals.ts).
 */
export interface PolicyTable<Rules> {
  /** The table: what its proposals call it. */
  readonly name: string;
  readonly bounds: Bounds<Rules>;
  /** Rules that restricted readers and the audit trail are not told. */
  readonly confidential: readonly (keyof Rules & string)[];
  /** Every version that counts, by its date: not what waits for a second person, or was withdrawn. */
  all(sql: Sql): Promise<Policy<Rules>[]>;
  /** The newest first; note, publisher and what does not count only for who may read these columns. */
  newest(sql: Sql, first: number, isHeadOffice: boolean): Promise<PolicyVersion<Rules>[]>;
  add(sql: Sql, version: Omit<PolicyVersion<Rules>, keyof PolicyDecision>): Promise<void>;
}

type Row<Rules> = Omit<PolicyVersion<Rules>, 'rules'> & Rules;

/** Rules that are lists, by the type of their column. */
export type Shaped<Rules> = {
  readonly [Rule in keyof Rules & string as Rules[Rule] extends readonly unknown[] ? Rule : never]:
    'jsonb' | 'integer[]';
};

export function policyTable<Rules extends object>(
  table: string, bounds: Bounds<Rules>, defaults: Rules, shaped: Shaped<Rules> = {} as Shaped<Rules>,
  confidential: readonly (keyof Rules & string)[] = [],
): PolicyTable<Rules> {
  const types: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.keys(bounds).map((rule) => [rule, 'integer'])), ...shaped };
  const rules = Object.keys(types) as (keyof Rules & string)[];
  const name = fragment.raw(table);
  const policy = fragment`${table}`;
  const columns = ({ restricted }: Sql) => fragment.raw(['p.version', 'p.effective_from as "effectiveFrom"',
    ...rules.filter((rule) => !restricted || !confidential.includes(rule))
      .map((rule) => `${columnOf(rule)} as "${rule}"`)].join(', '));
  const history = fragment.raw('published_at as "publishedAt", published_by as "publishedBy", note');
  const open = fragment.raw('published_at as "publishedAt", null as "publishedBy", null as note');
  const rulesOf = (row: Rules, { restricted }: Sql): Rules => {
    const own = withDefaults(row, defaults);
    return restricted ? withheld(own, confidential) : own;
  };
  return {
    name: table, bounds, confidential,
    all: async (sql) => (await sql.all<Row<Rules>>`
      select ${columns(sql)} from ${name} p where ${counts(policy)} order by p.effective_from`).map((row) => (
      { version: row.version, effectiveFrom: row.effectiveFrom, rules: rulesOf(row, sql) })),
    newest: async (sql, first, isHeadOffice) => (await sql.all<Row<Rules>>`
      select ${columns(sql)}, ${isHeadOffice ? history : open}, ${decisionColumns(isHeadOffice)}
      from ${name} p left join policy_proposal q on q.policy = ${policy} and q.version = p.version
      where ${isHeadOffice}::boolean or coalesce(q.state, 'approved') = 'approved'
      order by p.version desc limit ${first}`).map((row) => ({
      version: row.version, effectiveFrom: row.effectiveFrom, publishedAt: row.publishedAt,
      publishedBy: row.publishedBy, note: row.note, state: row.state, decidedBy: row.decidedBy,
      decidedAt: row.decidedAt, decisionNote: row.decisionNote, proposerId: row.proposerId, rules: rulesOf(row, sql),
    })),
    add: (sql, { version, effectiveFrom, publishedAt, publishedBy, note, rules: values }) =>
      sql.insertRows<object>(table, {
        version: 'integer', effective_from: 'timestamptz', published_at: 'timestamptz',
        published_by: 'text', note: 'text',
        ...Object.fromEntries(rules.map((rule) => [columnOf(rule), types[rule]])),
      } as never, [{
        version, effective_from: effectiveFrom, published_at: publishedAt,
        published_by: publishedBy, note,
        ...Object.fromEntries(rules.map((rule) => [columnOf(rule),
          types[rule] === 'jsonb' ? toJson(values[rule]) : values[rule]])),
      }]),
  };
}

/** Null in the place of each: what is not told is not the default either. */
function withheld<Rules>(rules: Rules, confidential: readonly (keyof Rules & string)[]): Rules {
  return { ...rules, ...Object.fromEntries(confidential.map((rule) => [rule, null])) };
}

/** classABps → class_a_bps */
function columnOf(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
