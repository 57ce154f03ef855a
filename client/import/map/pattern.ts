import { ImportError } from '../import-error.ts';

const LONGEST = 200;
const MOST_REPEATS = 3;
/** Of a cell that a pattern looks at: with two unbounded repeats that is some twenty million steps at most. */
export const LOOKED_AT = 500;

/**
 * A pattern that a template brings, if it cannot take for ever: no group that repeats and has a repeat or a choice
 * inside, no look-around, no reference back, at most three repeats of any kind, two of them unbounded or of over 20.
 * `(a+)+$` is refused, and so is `a?a?a?a?`.
 */
export function safePattern(text: string): RegExp {
  const refuse = (why: string): ImportError =>
    new ImportError('PATTERN_REFUSED', `The pattern ${text.slice(0, 60)} ${why}.`);
  if (text.length > LONGEST) throw refuse(`is longer than ${LONGEST} characters`);
  const bare = text.replace(/\\[^1-9k]/g, '_').replace(/\[[^\]]*\]/g, '_');
  if (/\\[1-9k]/.test(bare)) throw refuse('refers back to a group');
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) throw refuse('looks around');
  const repeats = bare.replace(/\((?:\?(?::|<\w+>))?/g, '(').match(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/g) ?? [];
  if (repeats.length > MOST_REPEATS) throw refuse(`repeats in more than ${MOST_REPEATS} places`);
  const isFar = (one: string): boolean => /[*+]|,\}/.test(one)
    || (one.match(/\d+/g) ?? []).some((digits) => Number(digits) > 20);
  if (repeats.filter(isFar).length > 2) throw refuse('repeats without bound, or over 20 times, more than twice');
  if (nests(bare)) throw refuse('repeats a group that itself repeats or chooses');
  if ((bare.match(/\{(\d+)(?:,(\d+))?\}/g) ?? []).some((one) => Math.max(...one.match(/\d+/g)!.map(Number)) > 100)) {
    throw refuse('repeats more than 100 times');
  }
  try {
    return new RegExp(text, 'u');
  } catch (cause) {
    throw new ImportError('PATTERN_REFUSED', `The pattern ${text.slice(0, 60)} is none: ${(cause as Error).message}.`,
      { cause });
  }
}

function nests(bare: string): boolean {
  const open: number[] = [];
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === '(') open.push(at);
    if (bare[at] !== ')') continue;
    const inside = bare.slice((open.pop() ?? 0) + 1, at).replace(/^\?(?::|<\w+>)/, '');
    if (/^(?:[*+]|\{\d+,?\d*\})/.test(bare.slice(at + 1)) && /[*+|{?]/.test(inside)) return true;
  }
  return false;
}
