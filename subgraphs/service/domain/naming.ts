import type { Problem } from '../../kernel/policy.ts';

/**
 * How kinds of anything are named in the policy: a code, each once, and a name in both languages. Example: 'try-on',
 * 到店试戴, Try-on; 'Try on', '' and a second 'try-on' are refused at their place.
 */
const CODE = /^[a-z][a-z0-9-]{0,39}$/;

export const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const isName = (name: string): boolean => name.trim() === name && [...name].length >= 1 && [...name].length <= 40;

/** `codes`: those of the whole list. The code stands in `field`. */
export function namingProblems(
  list: string, index: number, { nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string },
  codes: readonly string[], code: string, field = 'kind',
): Problem[] {
  const at = (place: string, message: string): Problem => ({ path: [list, String(index), place], message });
  return [
    ...(CODE.test(code) ? [] : [at(field, 'A code has 1 to 40 small letters, digits and hyphens.')]),
    ...(codes.indexOf(code) < index ? [at(field, 'There is this kind already.')] : []),
    ...(isName(nameZh) ? [] : [at('nameZh', 'A name has 1 to 40 characters.')]),
    ...(isName(nameEn) ? [] : [at('nameEn', 'A name has 1 to 40 characters.')]),
  ];
}
