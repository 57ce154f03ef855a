import { readDay, type Reader } from './days.ts';
import { plainText } from './plain-text.ts';
import { instantAt, wallTime } from './zones.ts';

const HALF = '上午|下午|晚上|凌晨|中午';
const MINUTES = String.raw`(\d{1,2})\s*(?::\s*(\d{1,2})|分(?:\s*(\d{1,2})\s*秒)?)?|(半)`;
const CLOCK = new RegExp(
  String.raw`^(${HALF})?\s*(\d{1,2})\s*[:.点时]\s*(?:${MINUTES})?\s*(am|pm|a\.m\.|p\.m\.)?$`, 'iu');
const HOUR_ALONE = /^(\d{1,2})\s*(am|pm)$/iu;
/** Where the day ends and the time begins: behind T, a comma, a blank, or 日. */
const DIVIDED = new RegExp(
  String.raw`^(.*?[\d日号])(?:T|,\s*|\s+|(?<=[日号]))((?:${HALF})?\s*\d{1,2}\s*(?:[:.点时].*|[ap]m))$`, 'iu');

/**
 * A moment as people write it, as a form keeps it ('2026-11-28 19:33'): 2026年11月28日 下午7点33分, 2026/11/28 19：33 and,
 * in English, 28 Nov 2026, 7:33 pm. A day alone is its beginning. Null: no moment.
 */
export function readMoment(typed: string, reader: Reader): string | null {
  const text = plainText(typed);
  const alone = readDay(text, reader);
  if (alone) return `${alone} 00:00`;
  const [, dayText = '', clockText = ''] = DIVIDED.exec(text) ?? [];
  const day = readDay(dayText, reader);
  const clock = readClock(clockText);
  return day && clock ? `${day} ${clock}` : null;
}

function readClock(text: string): string | null {
  const [, only, half] = HOUR_ALONE.exec(text) ?? [];
  if (only) return clockOf(only, '0', undefined, half);
  const [, before, hour, minute, second, chineseSecond, halfPast, after] = CLOCK.exec(text) ?? [];
  if (!hour) return null;
  return clockOf(hour, halfPast ? '30' : (minute ?? '0'), second ?? chineseSecond, before ?? after);
}

/** 晚上1点 is said of one in the morning by some and means nothing to others; 晚上12点 is the day's end. */
const EVENING_HOURS = { from: 5, to: 11 };
const AFTERNOON = /^(下午|晚上|中午|p)/iu;
const MORNING = /^(上午|凌晨|a)/iu;

function clockOf(hour: string, minute: string, second: string | undefined, half: string | undefined): string | null {
  let hours = Number(hour);
  if (half === '晚上' && hours <= 12 && (hours < EVENING_HOURS.from || hours > EVENING_HOURS.to)) return null;
  if (half && hours === 12 && MORNING.test(half)) hours = 0;
  else if (half && hours < 12 && AFTERNOON.test(half) && !(half === '中午' && hours > 10)) hours += 12;
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const whole = [String(hours), minute, ...(second && Number(second) > 0 ? [second] : [])];
  return whole.map((part) => part.padStart(2, '0')).join(':');
}

/** As a form keeps an instant, by the clocks of a zone; seconds only where there are some. */
export const momentIn = (at: Date, zone: string): string => wallTime(at, zone).replace(/:00$/, '');

/** The instant that such a text means; null when it is empty or none. */
export function instantIn(kept: string, zone: string, reader: Reader): string | null {
  const moment = readMoment(kept, reader);
  return moment && instantAt(moment, zone).toISOString();
}

/** What an English reader typed and never left stands in a form as it was typed: it is an instant all the same. */
export const instantOf = (kept: string, zone: string): string | null =>
  instantIn(kept, zone, 'zh') ?? instantIn(kept, zone, 'en');
