import { startOfDay } from '../../../kernel/business-day.ts';
import { isCurrency, parseAmount, type Currency } from '../../../kernel/money.ts';
import { MAX_IMPORT } from '../limits.ts';
import { figureOf, finenessIn, unitIn } from './board-words.ts';
import { perGramMinor } from './weight-unit.ts';
import type { Metal, WeightUnit } from '../words.ts';

/**
 * A board as people copy it out of a sheet, a chat or a file: a line per fineness, columns parted by tabs, commas or
 * bars: fineness, selling price, buy-back, unit, moment. A first line of headings is passed over. Nothing is guessed:
 * a line that is not understood says why, and a web page is no table. What is read goes to `publishGoldPrices` like
 * any other price, and waits there where it jumps.
 *
 * Example: "足金999⇥¥1,012.00⇥780" is gold 9990 at 101,200 and 78,000 fen a gram; "足金999⇥1012⇥780⇥两" is no price.
 */
export const PASTED_PROBLEMS = ['no_table', 'too_many', 'columns', 'fineness', 'retail', 'buyback', 'unit', 'time',
  'twice'] as const;
export type PastedProblem = (typeof PASTED_PROBLEMS)[number];

export interface PastedPrice {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly metal: Metal | null;
  readonly purity: number | null;
  /** As entered, of one unit. */
  readonly retailMinor: bigint | null;
  readonly buybackMinor: bigint | null;
  readonly unit: WeightUnit;
  readonly effectiveAt: Date | null;
  readonly problems: readonly PastedProblem[];
}

export interface Pasting { readonly currency: string; readonly zone: string }

const WEB_PAGE = /<\s*(?:!doctype|html|head|body|script|style|table|div|span|p|br)\b/i;
const LONGEST_SHOWN = 200;

export function readPasted(text: string, { currency, zone }: Pasting): PastedPrice[] {
  if (WEB_PAGE.test(text)) return [unread(1, text, 'no_table')];
  const lines = text.split(/\r?\n/).map((content, index) => ({ line: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== '');
  const [first, ...others] = lines;
  const rows = first && isHeading(first.content) ? others : lines;
  if (rows.length === 0) return [unread(1, text, 'no_table')];
  if (rows.length > MAX_IMPORT) return [unread(1, first!.content, 'too_many')];
  const seen = new Set<string>();
  return rows.map(({ line, content }) => readLine(line, content, { currency, zone }, seen));
}

function unread(line: number, text: string, problem: PastedProblem): PastedPrice {
  return { line, text: text.slice(0, LONGEST_SHOWN), metal: null, purity: null, retailMinor: null,
    buybackMinor: null, unit: 'gram', effectiveAt: null, problems: [problem] };
}

/** Tabs or bars where there are any: then a comma parts thousands. */
function cellsOf(content: string): string[] {
  const by = content.includes('\t') ? '\t' : content.includes('|') ? '|' : /[,，;；]/;
  return content.replace(/^\||\|$/g, '').split(by).map((cell) => cell.trim());
}

function isHeading(content: string): boolean {
  return !/\d/.test(cellsOf(content).slice(1).join('')) && finenessIn(cellsOf(content)[0] ?? '') === null;
}

function readLine(line: number, content: string, { currency, zone }: Pasting, seen: Set<string>): PastedPrice {
  const [kind = '', retail = '', buyback = '', unitText = '', time = '', ...more] = cellsOf(content);
  if (retail === '' || more.length > 0) return unread(line, content, 'columns');
  const fineness = finenessIn(kind);
  const unit = unitIn(unitText);
  const effectiveAt = timeIn(time, zone);
  const retailMinor = minorOf(retail, currency);
  const buybackMinor = /^[-—–]?$/.test(buyback) ? 0n : minorOf(buyback, currency);
  const key = `${fineness?.metal} ${fineness?.purity} ${effectiveAt?.getTime()}`;
  const checks: [PastedProblem, boolean][] = [
    ['fineness', fineness !== null], ['unit', unit !== null], ['time', effectiveAt !== undefined],
    ['retail', retailMinor !== null && perGramMinor(retailMinor, unit ?? 'gram') > 0n],
    ['buyback', buybackMinor !== null && (retailMinor === null || buybackMinor <= retailMinor)],
    ['twice', !seen.has(key)],
  ];
  const problems = checks.flatMap(([problem, holds]) => (holds ? [] : [problem]));
  if (problems.length === 0) seen.add(key);
  return {
    line, text: content.slice(0, LONGEST_SHOWN), metal: fineness?.metal ?? null, purity: fineness?.purity ?? null,
    retailMinor, buybackMinor: buybackMinor || null, unit: unit ?? 'gram', effectiveAt: effectiveAt ?? null,
    problems,
  };
}

function minorOf(text: string, currency: string): bigint | null {
  const figure = figureOf(text);
  return figure === null || !isCurrency(currency) ? null : parseAmount(figure, currency as Currency);
}

/** Null: from now on; undefined: not understood. Without a zone of its own it is the region's time. */
function timeIn(text: string, zone: string): Date | null | undefined {
  if (text === '') return null;
  const read = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!read) {
    const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null;
    return at && !Number.isNaN(at.getTime()) ? at : undefined;
  }
  const [year, month, day, hour, minute, second] = read.slice(1).map((part) => Number(part ?? 0)) as
    [number, number, number, number, number, number];
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(startOfDay({ year, month, day }, zone).getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
}
