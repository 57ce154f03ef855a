import { ImportError } from '../import-error.ts';
import { findColumn } from '../map/columns.ts';
import { fieldsOf, TARGETS, type Target } from '../map/fields.ts';
import { lineTotalAmong } from '../map/line-totals.ts';
import { Mapping } from '../map/mapping.ts';
import { profileOf, type Profile } from '../map/profile.ts';
import { Questions } from '../map/questions.ts';
import { suggestTarget, suggestTemplate } from '../map/suggest.ts';
import { columnsOf, specOf, type Template } from '../map/template.ts';
import { fingerprintOf, type Source } from '../read/source.ts';
import { openTable, type Table } from '../read/table.ts';
import type { ReadSettings } from '../read/settings.ts';
import { NOBODY, type People } from '../records/people.ts';
import { readerOf } from '../records/reader.ts';
import type { Tally } from '../records/tally.ts';
import type { RecordReader, Work } from '../records/work.ts';

/** What somebody says about a file; all of it may be left out and is found or asked. */
export interface Wish {
  readonly target?: Target;
  readonly template?: Template;
  /** Ready ones, among which the file's columns choose where none is named. */
  readonly templates?: readonly Template[];
  readonly read?: ReadSettings;
  /** A column for a field, before the template's. */
  readonly map?: Readonly<Record<string, string>>;
  /** The same text for a field in every line. */
  readonly set?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, string>>;
  /** Proposals count as answers. */
  readonly accept?: boolean;
  readonly people?: People;
}

export interface Prepared {
  readonly source: Source;
  readonly sha256: string;
  readonly table: Table;
  readonly profile: Profile;
  readonly target: Target;
  readonly mapping: Mapping;
  readonly questions: Questions;
  /** The whole mapping as a template: saved, it reads the next file of the same shape. */
  readonly template: Template;
  readonly people: People;
  reader(tally: Tally): RecordReader;
}

/** Reads a file once and says how it would be imported; nothing is sent, and no terminal is needed. */
export async function prepare(source: Source, wish: Wish): Promise<Prepared> {
  const sha256 = await fingerprintOf(source);
  const { table, template } = await openWith(source, wish);
  for (const column of Object.values(wish.map ?? {})) {
    if (findColumn(table.header, column) !== -1) continue;
    throw new ImportError('COLUMN_UNKNOWN', `The file has no column "${column}", but ${table.header.slice(0,
      30).join(', ')}.`);
  }
  const profile = await profileOf(table);
  if (profile.lines === 0) throw new ImportError('EMPTY', `${source.name} has a header and no line under it.`);
  const target = wish.target ?? template?.target ?? suggestTarget(profile);
  if (target === null) {
    throw new ImportError('TARGET_UNKNOWN', `What ${source.name} holds cannot be told by its columns (${
      table.header.slice(0, 12).join(', ')}): say --as one of ${TARGETS.join(', ')}, and which column is what.`);
  }
  const { whole, mapping, questions } = await mapped(target, template?.target === target ? template : null, wish,
    { table, profile });
  const each = asksEach(target, mapping, whole, questions);
  asksPieces(target, mapping, questions);
  const people = wish.people ?? NOBODY;
  return { source, sha256, table, profile, target, mapping, questions, template: whole, people, reader: (tally) =>
    readerOf(target, { table, profile, mapping, questions, tally, people, each } satisfies Work) };
}

/** The mapping, and once more where a total turns out to be of lines. */
async function mapped(
  target: Target, template: Template | null, wish: Wish, { table, profile }: { table: Table; profile: Profile },
) {
  const build = (whole: Template) => {
    const questions = new Questions({ ...whole.answers, ...wish.answers }, wish.accept ?? false,
      wish.answers ?? {});
    return { whole, questions, mapping: new Mapping(target, whole, { header: table.header, profile, questions }) };
  };
  const plain = build(withWishes(target, template, wish));
  const first = asksCarry(plain, profile, true) ? build(carried(plain)) : plain;
  if (first !== plain) asksCarry(first, profile);
  const name = target === 'orders' ? await lineTotalAmong(table, first.mapping, profile) : null;
  if (name === null || name in (wish.map ?? {})) return first;
  const { [name]: _, ...fields } = first.whole.fields;
  const again = build({ ...first.whole, fields: { ...fields, lineTotal: { column: first.mapping.from(name) } } });
  if (first !== plain || !specOf(again.whole.fields.orderNo ?? {}).carry) asksCarry(again, profile);
  return again;
}

interface Mapped { readonly whole: Template; readonly mapping: Mapping; readonly questions: Questions }

const carried = ({ whole, mapping }: Mapped): Template => ({ ...whole, fields: { ...whole.fields,
  orderNo: { ...specOf(whole.fields.orderNo ?? {}), column: mapping.from('orderNo'), carry: true } } });

/**
 * Whether an order's number stands on its first line alone, as reports with merged cells have it: asked where a tenth
 * of the lines or more have none. A few are broken lines.
 */
function asksCarry({ whole, mapping, questions }: Mapped, { columns, lines }: Profile, isAsked = false): boolean {
  if (isAsked && specOf(whole.fields.orderNo ?? {}).carry) return false;
  const column = mapping.target === 'orders' ? columns.find(({ name }) => name === mapping.from('orderNo')) : undefined;
  if (!column || column.filled === 0 || column.filled > lines * 0.9) return false;
  return questions.ask('carry',
    `${lines - column.filled} lines have no ${column.name}: are they of the order above them?`,
    ['yes', 'no'], 'yes') === 'yes';
}

async function openWith(source: Source, wish: Wish): Promise<{ table: Table; template: Template | null }> {
  const table = await openTable(source, { ...wish.template?.read, ...wish.read });
  const template = wish.template ?? (wish.target === undefined || wish.templates
    ? suggestTemplate((wish.templates ?? []).filter((one) => !wish.target || one.target === wish.target), table.header)
      : null);
  if (wish.template || !template?.read) return { table, template };
  return { table: await openTable(source, { ...template.read, ...wish.read }), template };
}

function withWishes(target: Target, template: Template | null, { map = {}, set = {} }: Wish): Template {
  const fields = { ...template?.fields };
  const known = fieldsOf(target);
  for (const name of [...Object.keys(map), ...Object.keys(set)]) {
    if (known[name]) continue;
    throw new ImportError('FIELD_UNKNOWN', `${target} have no field "${name}", but ${Object.keys(known).join(', ')}.`);
  }
  for (const [name, column] of Object.entries(map)) {
    fields[name] = { ...specOf(fields[name] ?? {}), column };
  }
  for (const [name, constant] of Object.entries(set)) fields[name] = { constant };
  // A column that a wish takes is no longer the template's.
  for (const [name, spec] of Object.entries(template?.fields ?? {})) {
    if (name in map || name in set) continue;
    const columns = columnsOf(specOf(spec));
    const left = columns.filter((column) => !Object.values(map).includes(column));
    if (left.length === columns.length) continue;
    if (left.length === 0) delete fields[name];
    else fields[name] = { ...specOf(spec), column: left };
  }
  return { ...(template ?? { name: 'found', target }), target, fields };
}

/** Without a column of pieces a line is one piece only if somebody says so: five rings are not one. */
function asksPieces(target: Target, mapping: Mapping, questions: Questions): void {
  if (target !== 'orders' || mapping.has('quantity')) return;
  questions.ask('pieces', 'No column says how many pieces a line is: is every line one piece?', ['one'], null);
}

/** Without a column that names the order, each line is one only if somebody says so. */
function asksEach(target: Target, mapping: Mapping, template: Template, questions: Questions): boolean {
  if (target !== 'orders') return false;
  if (template.rows === 'each') return true;
  if (mapping.has('orderNo')) return false;
  questions.ask('rows', 'No column names the order: is each line an order of its own?', ['each'], null);
  return true;
}
