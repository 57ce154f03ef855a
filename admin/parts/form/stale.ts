import { rezoned } from '../../reading/rezone.ts';

/** How an object stands: its version, what a form about it holds, and what is only shown of it. */
export interface Standing<Values> {
  readonly version: number;
  readonly values?: Partial<Values>;
  readonly facts?: readonly (readonly [label: string, text: string])[];
}

/** A field of the form that somebody else may have changed too. */
export interface EditedField<Values> {
  readonly name: keyof Values & string;
  readonly label: string;
  /** What a value is called; the value itself without it. */
  readonly words?: (value: string) => string;
}

/** What an edit or a decision was made from, and how to read what stands there now. */
export interface Edited<Values> {
  readonly seen: Standing<Values>;
  readonly read: () => Promise<Standing<Values> | null>;
  readonly fields?: readonly EditedField<Values>[];
}

export type Side = 'yours' | 'current';

export interface StaleRow {
  /** The form's field that takes one of both; null: only shown, as it was and as it is. */
  readonly field: string | null;
  readonly label: string;
  readonly yours: string;
  readonly current: string;
  readonly side: Side;
}

export interface Stale<Values> {
  readonly now: Standing<Values>;
  readonly rows: readonly StaleRow[];
}

/** What an edit met, all of it by the clocks of one zone. */
export interface Meeting<Values> {
  readonly begun: Edited<Values>;
  readonly typed: Values;
  readonly now: Standing<Values>;
  readonly zone: string;
}

/** Refusals that say: what you decided about is no longer so. */
const MEANWHILE = new Set(['STALE', 'ALREADY_DECIDED', 'WRONG_STATE', 'OUTLET_CLOSED', 'SESSION_ENDED']);

export const saysStale = (errors: readonly { readonly code: string }[]): boolean =>
  errors.some(({ code }) => MEANWHILE.has(code));

/**
 * Both versions beside each other, only where they differ. What was not touched goes on as it is now; what was
 * touched stays as typed, until the operator says otherwise.
 */
export function compare<Values extends object>(
  { seen, fields = [] }: Edited<Values>,
  typed: Values,
  now: Standing<Values>,
): Stale<Values> {
  const facts = (now.facts ?? []).map(([label, current]): StaleRow => {
    const yours = seen.facts?.find(([known]) => known === label)?.[1] ?? '';
    return { field: null, label, yours, current, side: 'current' };
  });
  const edited = fields.map(({ name, label, words = String }): StaleRow => {
    const read = (values: Partial<Values> | undefined) => wordsOf(values?.[name], words);
    const [was, yours, current] = [read(seen.values), read(typed), read(now.values)];
    return { field: name, label, yours, current, side: yours === was ? 'current' : 'yours' };
  });
  return { now, rows: [...facts, ...edited].filter(({ yours, current }) => yours !== current) };
}

/** The same by the clocks of another zone: a region may be switched while one chooses. */
export function compareIn<Values extends object>(
  { begun, typed, now, zone }: Meeting<Values>, to: string,
): Stale<Values> {
  const told = (one: Standing<Values>) => ({ ...one, values: rezoned(one.values, zone, to) });
  return compare({ ...begun, seen: told(begun.seen) }, rezoned(typed, zone, to), told(now));
}

/**
 * Whether what stands there tells of all that was changed. A secret, or a name that is shown masked, does not: that
 * nothing differs any more says nothing of it, and it may never have been saved.
 */
export function saysAll<Values extends object>(
  { fields = [] }: Pick<Edited<Values>, 'fields'>, values: Values, seen: Values,
): boolean {
  const told = new Set<string>([...fields.map(({ name }) => name), 'expectedVersion']);
  return Object.entries(values).every(([field, value]) =>
    told.has(field) || JSON.stringify(value) === JSON.stringify(seen[field as keyof Values]));
}

/** What goes into the form for the sides that were chosen; typed values stay where they are. */
export function taken<Values extends object>(
  { now }: Stale<Values>,
  sides: Readonly<Record<string, Side>>,
): Partial<Values> {
  const fields = Object.keys(sides).filter((field) => sides[field] === 'current');
  const values = fields.map((field) => [field, now.values?.[field as keyof Values]]);
  return { ...(Object.fromEntries(values) as Partial<Values>), expectedVersion: now.version };
}

function wordsOf(value: unknown, words: (value: string) => string): string {
  const each = Array.isArray(value) ? (value as unknown[]) : [value];
  return each.map((one) => (one === null || one === undefined || one === '' ? '' : words(textOf(one)))).join(' · ');
}

/** A row of a list is what its fields say, one after the other. */
function textOf(one: unknown): string {
  return typeof one === 'object' && one !== null ? Object.values(one).join(' ') : String(one);
}
