/** One line for each field that differs: its name, what it was, what it became. */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Only what changed. Example: {"name":"A","tier":"gold"} → {"name":"B","tier":"gold"} is one line: name, A, B.
 * What is no object stands whole in one line without a name.
 */
export function differencesOf(before: string | null | undefined, after: string | null | undefined): Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field] ?? '—', after: is[field] ?? '—' }));
}

function fieldsOf(json: string | null | undefined): Record<string, string> {
  if (!json) return {};
  const value: unknown = JSON.parse(json);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { '': shown(value) };
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, shown(one)]));
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
