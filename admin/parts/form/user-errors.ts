export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

/** A refusal at a field of the form, or of the whole. */
export interface Placed {
  readonly field: string | null;
  readonly error: UserError;
}

/** Names of all inputs of a form: { a: '', b: { c: '' }, d: [{ e: '' }] } has a, b, b.c, d, d.0 and d.0.e. */
export function fieldNames(values: object): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === null || typeof value !== 'object' || isListOfWords(value)) return [name];
    return [name, ...fieldNames(value as object).map((inner) => `${name}.${inner}`)];
  });
}

/** One input holds them all. */
const isListOfWords = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object');

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
