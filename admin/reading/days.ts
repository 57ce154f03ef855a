import { plainText } from './plain-text.ts';

/** The language whose way of writing is read: a year last is a day first in English, and nothing in Chinese. */
export type Reader = 'zh' | 'en';

const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/u;
const DAY_FIRST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/u;
const MONTH_IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/iu;
const WORDS_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;
const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
  'december',
];

/**
 * A day as people write it, as the graph has it: 2026/3/1, 2026年3月1日, ２０２６．３．１ and 20260301 are 2026-03-01, in
 * English also 1/3/2026 and 1 Mar 2026. Null: no day, or one that might be two.
 */
export function readDay(typed: string, reader: Reader): string | null {
  const text = plainText(typed);
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? TOGETHER.exec(text) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));
  return reader === 'en' ? readEnglish(text) : null;
}

function readEnglish(text: string): string | null {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? MONTH_IN_WORDS.exec(text) ?? [];
  if (year) return dayOf(Number(year), monthOf(month!), Number(day));
  const [, word, ofMonth, ofYear] = WORDS_FIRST.exec(text) ?? [];
  return ofYear ? dayOf(Number(ofYear), monthOf(word!), Number(ofMonth)) : null;
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const begin = text.toLowerCase();
  return MONTHS.findIndex((month) => begin.length >= 3 && month.startsWith(begin)) + 1;
}

/** A month as the graph has it: 2026/3, 2026年3月 and 202603 are 2026-03; null: none. */
export function readMonth(typed: string): string | null {
  const [, year, month] = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?$/u.exec(plainText(typed)) ?? [];
  return year && dayOf(Number(year), Number(month), 1)?.slice(0, 7) || null;
}

/** 31 February is none. */
function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const text = at.toISOString().slice(0, 10);
  return text === `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` ? text : null;
}

const two = (number: number): string => String(number).padStart(2, '0');
