import { ImportError } from '../import-error.ts';

const LONGEST = 200;
/** Of a cell that a pattern looks at: with two unbounded repeats that is a million steps at most. */
export const LOOKED_AT = 1_000;

/**
 * A pattern that a template brings, if it cannot take for ever: no group that repeats and has a repeat or a choice
 * inside, no look-around, no reference back, at most two unbounded repeats. `(a+)+$` is refused.
 */
export function safePattern(text: string): RegExp {
  const refuse = (why: string): ImportError =>
    new ImportError('PATTERN_REFUSED', `The pattern ${text.slice(0, 60)} ${why}.`);
  if (text.length > LONGEST) throw refuse(`is longer than ${LONGEST} characters`);
  const bare = text.replace(/\\[^1-9k]/g, '_').replace(/\[[^\]]*\]/g, '_');
  if (/\\[1-9k]/.test(bare)) throw refuse('refers back to a group');
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) throw refuse('looks around');
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > 2) throw refuse('repeats without bound more than twice');
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
