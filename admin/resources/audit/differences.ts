/** One line for each field that differs: its name, what it was, what it became. */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Only what changed. Example: {"name":"A","rules":{"days":7,"bps":50}} → {"name":"A","rules":{"days":7,"bps":60}}
 * is one line: rules.bps, 50, 60. What is no object stands whole in one line without a name; null is nothing, in a
 * list of objects too.
 */
export function differencesOf(before: string | null | undefined, after: string | null | undefined): Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field] ?? '—', after: is[field] ?? '—' }));
}

function fieldsOf(json: string | null | undefined): Record<string, string> {
  return json ? Object.fromEntries(leaves('', JSON.parse(json))) : {};
}

const withoutNulls = (_: string, value: unknown): unknown => value ?? undefined;

function leaves(name: string, value: unknown): [string, string][] {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    return [[name, typeof value === 'string' ? value : JSON.stringify(value, withoutNulls)]];
  }
  return Object.entries(value).flatMap(([field, one]) => leaves(name ? `${name}.${field}` : field, one));
}
