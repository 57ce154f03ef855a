import { readRule, writeRule } from '../../parts/rules/rule-values.ts';

/**
 * Rules that are lists: one row for each way to trade in, kind of service or of appointment, rule of care. A column
 * says how people type it; the graph's own shapes are read and written here alone.
 */
export type CellKind = 'text' | 'long' | 'whole' | 'maybe' | 'percent' | 'amount' | 'flag' | 'codes' | 'choice';

export interface RuleColumn {
  readonly field: string;
  readonly kind: CellKind;
  readonly choices?: readonly string[];
  readonly most?: number;
}

export interface RuleTable {
  readonly most: number;
  readonly columns: readonly RuleColumn[];
}

/** A row as it is typed; one of plain numbers has a single cell, `value`. */
export type RuleRow = Readonly<Record<string, string>>;
export type Lists = Readonly<Record<string, readonly RuleRow[]>>;

const NAMES: readonly RuleColumn[] = [
  { field: 'nameZh', kind: 'text', most: 40 }, { field: 'nameEn', kind: 'text', most: 40 }];
const code = (field: string): RuleColumn => ({ field, kind: 'text', most: 40 });
const choice = (field: string, ...choices: readonly string[]): RuleColumn => ({ field, kind: 'choice', choices });
const column = (kind: CellKind) => (field: string): RuleColumn => ({ field, kind });
const [whole, codes] = [column('whole'), column('codes')];

/** By the name of the rule in the graph. */
export const RULE_TABLES: Readonly<Record<string, RuleTable>> = {
  ways: { most: 20, columns: [
    code('way'), ...NAMES, choice('creditPrice', 'BUYBACK', 'TODAY'), { field: 'lossBps', kind: 'percent' },
    { field: 'depreciation', kind: 'amount' }, choice('increaseBy', 'NONE', 'WEIGHT', 'VALUE'),
    { field: 'increaseBps', kind: 'percent' }, choice('labour', 'CREDIT_PAYS', 'PAID_EXTRA'),
    choice('brands', 'ANY', 'OWN', 'LISTED'), codes('brandNames')] },
  consent: { most: 5, columns: [
    { field: 'language', kind: 'text', most: 2 }, { field: 'text', kind: 'long', most: 2_000 }] },
  kinds: { most: 50, columns: [
    code('kind'), ...NAMES, { field: 'priceUnits', kind: 'maybe' }, whole('days'),
    { field: 'needsApproval', kind: 'flag' }, whole('warrantyMonths')] },
  appointmentKinds: { most: 20, columns: [code('kind'), ...NAMES, whole('minutes'), whole('fromRank')] },
  daysAhead: { most: 8, columns: [whole('value')] },
  careRules: { most: 30, columns: [
    code('care'), ...NAMES, whole('months'), codes('serviceKinds'), codes('categories'), codes('metals'),
    codes('stones'), codes('crafts')] },
};

const isPlain = ({ columns }: RuleTable): boolean => columns.length === 1 && columns[0]!.field === 'value';

/** Rules as the graph has them, apart: numbers by name, and lists as they are typed. */
export function splitRules(rules: object): { readonly rules: Record<string, number>; readonly lists: Lists } {
  const entries = Object.entries(rules as Record<string, unknown>);
  const isList = ([, value]: readonly [string, unknown]) => Array.isArray(value);
  return {
    rules: Object.fromEntries(entries.filter((entry) => !isList(entry))) as Record<string, number>,
    lists: Object.fromEntries(entries.filter(isList).map(([name, rows]) => (
      [name, (rows as unknown[]).map((row) => writeRow(RULE_TABLES[name]!, row))]))),
  };
}

/** The same together, as the graph takes them. */
export function joinRules(rules: Readonly<Record<string, number>>, lists: Lists): object {
  return { ...rules, ...Object.fromEntries(Object.entries(lists).map(([name, rows]) => (
    [name, rows.map((row) => readRow(RULE_TABLES[name]!, row))]))) };
}

export const newRow = ({ columns }: RuleTable): RuleRow => Object.fromEntries(
  columns.map(({ field, kind, choices }) => (
    [field, kind === 'flag' ? 'false' : kind === 'choice' ? choices![0]! : ''])));

function writeRow(table: RuleTable, row: unknown): RuleRow {
  const cells = isPlain(table) ? { value: row } : row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(table.columns.map(({ field, kind }) => [field, writeCell(kind, cells[field])]));
}

function writeCell(kind: CellKind, value: unknown): string {
  if (kind === 'percent') return writeRule(Number(value), 'percent');
  if (kind === 'codes') return (value as readonly string[]).join(', ');
  return value === null || value === undefined ? '' : String(value);
}

function readRow(table: RuleTable, row: RuleRow): unknown {
  const cells = Object.fromEntries(table.columns.map(({ field, kind }) => [field, readCell(kind, row[field] ?? '')]));
  return isPlain(table) ? cells['value'] : cells;
}

/** What is no number becomes one that the house refuses at its field. */
const NO_NUMBER = -1;

function readCell(kind: CellKind, typed: string): unknown {
  const text = typed.trim();
  switch (kind) {
    case 'whole': return readRule(text, 'count') ?? NO_NUMBER;
    case 'maybe': return text === '' ? null : readRule(text, 'count') ?? NO_NUMBER;
    case 'percent': return readPercent(text);
    case 'flag': return text === 'true';
    case 'codes': return text.split(/[,，、]+/).map((one) => one.trim()).filter(Boolean);
    default: return text;
  }
}

/** Up to 1,000 %, as an increase may be. */
function readPercent(text: string): number {
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : NO_NUMBER;
}

/** rules.ways.0.lossBps → lists.ways.0.lossBps, and rules.daysAhead.1 → lists.daysAhead.1.value. */
export function listPlace(path: readonly string[]): readonly string[] {
  const [top, name, place, ...field] = path;
  const table = top === 'rules' && name !== undefined ? RULE_TABLES[name] : undefined;
  if (!table || name === undefined) return path;
  const first = table.columns[0]!.field;
  return place === undefined ? ['lists', name, '0', first] : ['lists', name, place, field[0] ?? first];
}
