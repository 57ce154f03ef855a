import { CURRENCY } from './currency.ts';
import type { Decimal } from './decimal.ts';

/** Which mark stands before the fraction. */
export type Mark = 'point' | 'comma';
/** What a text says about it; `both`: it can be read both ways, 1,299 is one thousand or one and a bit. */
export type NumberKind = 'none' | 'plain' | Mark | 'both';

/** What is longer is no number, and no expression looks at it. */
const LONGEST = 100;

/** Digits, separators and a sign; null when there is more in it. Full-width digits are digits. */
function bareOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  let bare = text.normalize('NFKC').trim().replace(/^'/, '');
  const isNegative = /^\(.*\)$/.test(bare) || /^[-−–]/.test(bare) || /\d[-−]$/.test(bare);
  bare = bare.replace(/^[(\-−–+]\s*|[)−-]$/g, '').replace(CURRENCY, '').replace(/^[-−–]/, '').replace(/%$/, '').trim()
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?:\D|$))/g, '');
  return /^(?:\d[\d.,]*|[.,]\d+)$/.test(bare) ? (isNegative ? '-' : '') + bare : null;
}

export function numberKind(text: string): NumberKind {
  const bare = bareOf(text)?.replace('-', '');
  if (bare == null) return 'none';
  const [points, commas] = [bare.split('.').length - 1, bare.split(',').length - 1];
  if (points === 0 && commas === 0) return 'plain';
  if (points > 0 && commas > 0) {
    const mark = bare.lastIndexOf('.') > bare.lastIndexOf(',') ? 'point' : 'comma';
    return grouped(bare, mark) ? mark : 'none';
  }
  const [mark, other]: [Mark, Mark] = points > 0 ? ['point', 'comma'] : ['comma', 'point'];
  if (Math.max(points, commas) > 1) return grouped(bare, other) ? other : 'none';
  const [before, after] = bare.split(/[.,]/) as [string, string];
  return after.length === 3 && before.length >= 1 && before.length <= 3 && !before.startsWith('0') ? 'both' : mark;
}

/** Whether what is left of the fraction is grouped by threes, or by twos as in India (12,34,567.00). */
function grouped(bare: string, mark: Mark): boolean {
  const [fraction, group] = mark === 'point' ? ['.', ','] : [',', '.'];
  const [wholePart = '', ...rest] = bare.split(fraction);
  return rest.length <= 1 && !rest[0]?.includes(group!)
    && new RegExp(`^[1-9]\\d{0,2}(\\${group}\\d{2,3})*\\${group}\\d{3}$|^\\d+$`).test(wholePart);
}

/** The number that a text is under a mark, exactly; null when it is none. */
export function readNumber(text: string, mark: Mark): Decimal | null {
  const bare = bareOf(text);
  if (bare === null) return null;
  const [fraction, group] = mark === 'point' ? ['.', ','] : [',', '.'];
  if (bare.includes(group!) && !grouped(bare.replace('-', ''), mark)) return null;
  const size = bare.replace('-', '').replaceAll(group!, '');
  const [digits = '', places = '', more] = size.split(fraction!);
  if (more !== undefined || size.length > 40) return null;
  const units = BigInt(`0${digits}${places}`);
  return { units: bare.startsWith('-') ? -units : units, scale: places.length };
}

/** 3.4E+18: a spreadsheet has rounded it already, and the digits that are gone cannot be had back. */
export const isRoundedAway = (text: string): boolean => text.length <= LONGEST
  && /^-?\d(?:[.,]\d+)?E\+?\d{1,3}$/i.test(text.trim());
