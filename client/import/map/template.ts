import { ImportError } from '../import-error.ts';
import type { ReadSettings } from '../read/settings.ts';
import { fieldsOf, TARGETS, type Target } from './fields.ts';
import type { Order } from './date.ts';
import type { Mark } from './number.ts';

/** Where a field's text comes from, and what is done to it. */
export interface FieldSpec {
  /** The first of these columns that the file has and that is not empty throughout. */
  readonly column?: string | readonly string[];
  /** The same for every line. */
  readonly constant?: string;
  /** Columns in a text: `{First} {Last}`. */
  readonly text?: string;
  /** Of the cell only what this pattern finds: its part 1 where it has parts. */
  readonly pattern?: string;
  /** What stands for what: { "paid": "PAID" }. */
  readonly values?: Readonly<Record<string, string>>;
  /** For what `values` does not name; without it that is asked. */
  readonly otherwise?: string;
  readonly date?: Order;
  readonly number?: Mark;
  /** An empty cell has what the line above has. */
  readonly carry?: boolean;
  readonly letters?: 'lower' | 'upper';
}

/** A column alone, or the first of several, may be written as it is. */
export type Given = FieldSpec | string | readonly string[];

export interface Template {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about?: string;
  readonly target: Target;
  readonly read?: ReadSettings;
  readonly fields: Readonly<Record<string, Given>>;
  /** `each`: every line is an order of its own. */
  readonly rows?: 'grouped' | 'each';
  /** What would be asked otherwise, by the question's id. */
  readonly answers?: Readonly<Record<string, string>>;
}

const KEYS = new Set(['column', 'constant', 'text', 'pattern', 'values', 'otherwise', 'date', 'number', 'carry',
  'letters']);

/** Reads a template from JSON; what it does not know it refuses, so that no word of it is without effect. */
export function readTemplate(text: string, where: string): Template {
  let given: Template;
  try {
    given = JSON.parse(text) as Template;
  } catch (cause) {
    throw new ImportError('TEMPLATE_BROKEN', `${where} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  const refuse = (why: string): ImportError => new ImportError('TEMPLATE_BROKEN', `${where}: ${why}.`);
  if (given === null || typeof given !== 'object' || typeof given.fields !== 'object') throw refuse(
    'a template has "fields"');
  if (!TARGETS.includes(given.target)) throw refuse(`its target is one of ${TARGETS.join(', ')}`);
  const known = fieldsOf(given.target);
  for (const [name, spec] of Object.entries(given.fields)) {
    if (!known[name]) throw refuse(`${given.target} have no field "${name}", but ${Object.keys(known).join(', ')}`);
    const strange = typeof spec === 'string' || Array.isArray(spec) ? null
      : Object.keys(spec).find((key) => !KEYS.has(key));
    if (strange) throw refuse(`the field "${name}" has "${strange}", which is not known`);
  }
  return { ...given, name: given.name ?? where };
}

const isBare = (given: Given): given is string | readonly string[] => typeof given === 'string' || Array.isArray(given);
export const specOf = (given: Given): FieldSpec => (isBare(given) ? { column: given } : given);
export const columnsOf = ({ column }: FieldSpec): readonly string[] =>
  (column === undefined ? [] : typeof column === 'string' ? [column] : column);
