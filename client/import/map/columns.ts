import { ImportError } from '../import-error.ts';
import { mustBeOne } from '../read/header.ts';
import type { Target } from './fields.ts';
import { plainName } from './plain.ts';
import type { Profile } from './profile.ts';
import { suggestFields } from './suggest.ts';
import { columnsOf, specOf, type FieldSpec, type Template } from './template.ts';

export interface Placed {
  readonly spec: FieldSpec;
  /** The column's place, -1 where there is none. */
  readonly at: number;
}

/**
 * Which column each field reads: as the template says; fields that it does not name, or whose columns the file does
 * not have, by the names of the columns. Two fields that read the whole of one column are refused, as one of the two
 * would be wrong.
 */
export function placeFields(
  target: Target, template: Template | null, profile: Profile, header: readonly string[],
): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const [name, given] of Object.entries(template?.fields ?? {})) {
    const spec = specOf(given);
    const wishes = columnsOf(spec);
    if (wishes.length === 0) {
      placed.set(name, { spec, at: -1 });
      continue;
    }
    const found = wishes.map((wish) => findColumn(header, wish)).filter((at) => at !== -1);
    const at = found.find((one) => profile.columns[one]!.filled > 0) ?? found[0];
    if (at !== undefined) placed.set(name, { spec, at });
  }
  mustDiffer(placed, header);
  const taken = new Set([...placed.values()].flatMap(({ at }) => (at === -1 ? [] : [header[at]!])));
  for (const [name, column] of suggestFields(target, profile, taken, new Set(placed.keys()))) {
    const { column: _, ...spec } = specOf(template?.fields[name] ?? {});
    placed.set(name, { spec, at: header.indexOf(column) });
  }
  if (target === 'outlets' && (!placed.has('code') || profile.columns[placed.get('code')!.at]?.filled === 0)) {
    const at = addressAt(profile);
    if (at !== -1) placed.set('code', { spec: { pattern: NUMBER_AT_END }, at });
  }
  return placed;
}

const NUMBER_AT_END = '([A-Za-z]*\\d+)/?$';

/** A store without a code has one at the end of its own address on the web: a column of addresses, each another one. */
function addressAt({ columns, lines }: Profile): number {
  return columns.findIndex(({ filled, distinct, samples }) => filled === lines && distinct === filled
    && samples.length > 0
    && samples.every((one) => /^https?:\/\/\S*\d\/?$/.test(one)));
}

/** By its name as it stands, or as people write it; -1 when there is none. */
export function findColumn(header: readonly string[], wish: string): number {
  const first = wish.endsWith('#1') ? wish.slice(0, -2) : wish;
  const exact = header.indexOf(first);
  if (exact !== -1) {
    if (first === wish) mustBeOne(header, wish);
    return exact;
  }
  const alike = header.flatMap((name, at) => (plainName(name) === plainName(wish) ? [at] : []));
  if (alike.length > 1) {
    throw new ImportError('COLUMN_TWICE', `"${wish}" may be ${alike.map((at) => header[at]).join(' or ')}: say which.`);
  }
  return alike[0] ?? -1;
}

function mustDiffer(placed: ReadonlyMap<string, Placed>, header: readonly string[]): void {
  const by = new Map<number, string>();
  for (const [name, { spec, at }] of placed) {
    if (at === -1 || spec.pattern !== undefined) continue;
    const other = by.get(at);
    if (other !== undefined) {
      throw new ImportError('MAPPING_TWICE', `The mapping names the column "${header[at]}" twice: for ${other} and `
        + `for ${name}. A part of a cell is taken by a pattern.`);
    }
    by.set(at, name);
  }
}
