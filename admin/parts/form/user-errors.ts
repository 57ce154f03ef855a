export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

/** How long a text may be, where a refusal says so: rooms ask for other lengths of the same field. */
export function lengthSaid(message: string): { readonly low: string; readonly high: string } | null {
  const [, low, high] = /\b(\d+) to (\d+) characters\b/.exec(message) ?? [];
  return low && high ? { low, high } : null;
}

/** A refusal at a field of the form, or of the whole. */
export interface Placed {
  readonly field: string | null;
  readonly error: UserError;
}

/**
 * Names of all inputs of a form: { a: '', b: { c: '' }, d: [{ e: '' }], f: ['x'] } has a, b, b.c, d.0.e and f. Rows are
 * no input themselves: what is said of them all, or of one as a whole, concerns the form.
 */
export function fieldNames(values: object): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === null || typeof value !== 'object') return [name];
    if (isRows(value)) {
      return value.flatMap((row, place) => Object.keys(row).map((inner) => `${name}.${place}.${inner}`));
    }
    return Array.isArray(value) ? [name] : [name, ...Object.keys(value).map((inner) => `${name}.${inner}`)];
  });
}

const isRows = (value: object): value is object[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => row !== null && typeof row === 'object');

/** ['input', 'points'] and ['points'] both mean the field points; unknown paths concern the whole. */
export function placeErrors(
  errors: readonly UserError[],
  fields: readonly string[],
): readonly Placed[] {
  return errors.map((error) => {
    const path = (error.path ?? []).filter((step) => step !== 'input');
    const whole = path.join('.');
    const field = fields.includes(whole)
      ? whole
      : (path.find((step) => fields.includes(step)) ?? null);
    return { field, error };
  });
}
