/** Which of day, month and year comes first where all are numbers. */
export type Order = 'YMD' | 'MDY' | 'DMY';

export interface Moment {
  readonly year: number; readonly month: number; readonly day: number;
  readonly hour: number; readonly minute: number; readonly second: number;
  /** Minutes east of UTC, when the text says it. */
  readonly offset: number | null;
  readonly hasTime: boolean;
  /** Of a month alone (2026-03) the first day stands for it. */
  readonly hasDay: boolean;
}

const HALF = '(?:(上午|下午|AM|PM)\\s*)?';
const CLOCK = '(\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2})(?:[.,]\\d+)?秒?)?分?';
const ZONE = '(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\s*\\([^)]*\\))?';
const TIME = new RegExp(`^[T\\s,]*${HALF}${CLOCK}\\s*(AM|PM)?\\s*${ZONE}$`, 'i');
const NUMBERS = /^(\d{1,4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,4})\s*日?(.*)$/;
const NAMED = [/^(?:\w{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]([A-Za-z]{3,9})\.?[\s,-]+(\d{4})(.*)$/,
  /^(?:\w{3,9},\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)$/] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Parts = readonly [year: number, month: number, day: number, rest: string];

/** What is longer is no date, and no expression looks at it. */
const LONGEST = 100;
const MONTH_ALONE = /^(\d{4})\s?[-/年]\s?(\d{1,2})\s?月?$/;
/** 26-03-01: the year may stand first or last. */
export const isShortDate = (text: string): boolean => /^\s*\d{2}[-/]\d{2}[-/]\d{2}(?!\d)/.test(text);

function partsOf(text: string, order: Order): Parts | null {
  const plain = text.normalize('NFKC').trim().replace(/^'/, '');
  const packed = /^(\d{4})(\d{2})(\d{2})((?:[T\s]?\d{2}:?\d{2}.*)?)$/.exec(plain);
  if (packed) {
    const rest = packed[4]!.replace(/^[T\s]?(\d{2})(\d{2})(\d{2})?/,
      (_, h: string, m: string, s?: string) => ` ${h}:${m}:${s ?? '00'}`);
    return [Number(packed[1]), Number(packed[2]), Number(packed[3]), rest];
  }
  const [first, second] = NAMED.map((pattern) => pattern.exec(plain));
  const named = first ?? second;
  if (named) {
    const [month, day] = first ? [named[2]!, named[1]!] : [named[1]!, named[2]!];
    const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
    return at === -1 ? null : [Number(named[3]), at + 1, Number(day), named[4]!];
  }
  const alone = MONTH_ALONE.exec(plain);
  if (alone) return [Number(alone[1]), Number(alone[2]), 1, ''];
  const found = NUMBERS.exec(plain);
  if (!found) return null;
  const [, a = '', b = '', c = '', rest = ''] = found;
  if (a.length === 4) return [Number(a), Number(b), Number(c), rest];
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return null;
  const full = (part: string): number => Number(part) + (part.length === 4 ? 0 : Number(part) < 70 ? 2_000 : 1_900);
  if (order === 'YMD') return isShortDate(plain) ? [full(a), Number(b), Number(c), rest] : null;
  const year = full(c);
  return order === 'MDY' && !plain.startsWith(`${a}.`) ? [year, Number(a), Number(b), rest]
    : [year, Number(b), Number(a), rest];
}

/**
 * The moment that a text is under an order; null when it is none. `1772352000` and `1772352000000` are seconds and ms.
 */
export function readMoment(text: string, order: Order): Moment | null {
  if (text.length > LONGEST) return null;
  if (/^1\d{9}(\d{3})?$/.test(text.trim())) return ofEpoch(Number(text.trim()));
  const parts = partsOf(text, order);
  if (!parts) return null;
  const [year, month, day, rest] = parts;
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (year < 1800 || year > 2200 || day < 1 || day > last) return null;
  const time = rest.trim() === '' ? null : TIME.exec(rest);
  if (rest.trim() !== '' && !time) return null;
  const [hour, minute, second] = [hourOf(time), Number(time?.[3] ?? 0), Number(time?.[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { year, month, day, hour, minute, second, offset: offsetOf(time?.[6]), hasTime: time !== null,
    hasDay: !MONTH_ALONE.test(text.normalize('NFKC').trim()) };
}

function ofEpoch(value: number): Moment {
  const at = new Date(value > 1e11 ? value : value * 1_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(),
    minute: at.getUTCMinutes(), second: at.getUTCSeconds(), offset: 0, hasTime: true, hasDay: true };
}

function hourOf(time: RegExpExecArray | null): number {
  const half = (time?.[1] ?? time?.[5] ?? '').toUpperCase();
  const hour = Number(time?.[2] ?? 0);
  if (half === 'PM' || half === '下午') return hour < 12 ? hour + 12 : hour;
  return (half === 'AM' || half === '上午') && hour === 12 ? 0 : hour;
}

function offsetOf(text: string | undefined): number | null {
  if (!text) return null;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) : 0;
}

export type DateKind = 'none' | Order | 'both';

/** `both`: 6/8/2026 is in June or in August; 5/5/2026 is the same either way and says nothing, too. */
export function dateKind(text: string): DateKind {
  if (!/\d/.test(text) || text.length > 60 || /^[\d.,]+$/.test(text.trim())
    && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text.trim())
    && !/^(19|20)\d{6}$/.test(text.trim())) return 'none';
  const isShort = isShortDate(text);
  if (!isShort && readMoment(text, 'YMD')) return 'YMD';
  // With dots the day is first, wherever dates are written with dots.
  if (/^\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}/.test(text.trim())) return readMoment(text, 'DMY') ? 'DMY' : 'none';
  const [american, european] = [readMoment(text, 'MDY'), readMoment(text, 'DMY')];
  if (american && european) return 'both';
  return american ? 'MDY' : european ? 'DMY' : isShort && readMoment(text, 'YMD') ? 'YMD' : 'none';
}

const formats = new Map<string, Intl.DateTimeFormat>();

const offsets = new Map<string, number>();
const QUARTER_MS = 900_000;

/** Zones change at quarters of an hour at the finest: what was asked for one is known for the whole of it. */
function offsetIn(zone: string, at: number): number {
  const key = `${zone} ${Math.floor(at / QUARTER_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 20_000) offsets.clear();
  const offset = offsetAt(zone, Math.floor(at / QUARTER_MS) * QUARTER_MS);
  offsets.set(key, offset);
  return offset;
}

function offsetAt(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric',
      day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) - at;
}

export function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The instant: by the offset that the text has, else by the zone's clock then. */
export function instantOf(moment: Moment, zone: string): string {
  const { year, month, day, hour, minute, second, offset } = moment;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (offset !== null) return new Date(wall - offset * 60_000).toISOString();
  const first = wall - offsetIn(zone, wall);
  return new Date(wall - offsetIn(zone, first)).toISOString();
}

const two = (value: number): string => String(value).padStart(2, '0');
export const dayOf = ({ year, month, day }: Moment): string => `${year}-${two(month)}-${two(day)}`;
