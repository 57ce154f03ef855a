import { ImportError } from '../import-error.ts';
import { isZone, type Order } from './date.ts';
import type { Mark } from './number.ts';
import type { Column } from './column.ts';
import { markOf, type Profile } from './profile.ts';
import type { Questions } from './questions.ts';
import type { FieldSpec } from './template.ts';

/**
 * The mark before fractions in a column: its own cells say it, else those of the other columns. 1,299 alone can be one
 * thousand or one and a bit: that is asked.
 */
export function askMark(column: Column, { columns }: Profile, spec: FieldSpec, questions: Questions): Mark {
  if (spec.number) return spec.number;
  const own = markOf(column);
  if (own === 'point' || own === 'comma') return own;
  const others = new Set(columns.filter(({ numbers, filled, dates }) => numbers.none < filled / 2
    && dates.none > filled / 2)
    .map(markOf).filter((mark) => mark === 'point' || mark === 'comma'));
  if (own === 'any') return [...others][0] ?? 'point';
  const mixed = column.numbers.point > 0 && column.numbers.comma > 0;
  // Groups of full-width digits beside thousands: 1,299.00 says how 1,299 is read.
  const proposal = !mixed && others.size === 1 ? [...others][0]! : null;
  const sample = column.samples.find((one) => /[.,]/.test(one)) ?? '';
  const answer = questions.ask(`number:${column.name}`,
    `${column.name} has numbers such as ${sample}: is the fraction after a point or after a comma?`,
    ['point', 'comma'], proposal);
  return answer === 'comma' ? 'comma' : 'point';
}

const WORDS: Record<Order, string> = { YMD: 'year/month/day', MDY: 'month/day/year', DMY: 'day/month/year' };

/** The order of day and month in a column; where dates can be read both ways it is said how many, and asked. */
export function askOrder(column: Column, spec: FieldSpec, questions: Questions, notes: string[]): Order {
  const { YMD, MDY, DMY, both } = column.dates;
  const isYearFirst = column.short > 0 && column.yearFirst === column.short;
  if (MDY + DMY + both === 0) return spec.date ?? 'YMD';
  const said = `${column.name}: ${both} dates can be read both ways, ${MDY} only as ${WORDS.MDY}, ${DMY} only as `
    + `${WORDS.DMY}`;
  const contrary = spec.date === 'MDY' ? DMY > MDY : spec.date === 'DMY' ? MDY > DMY : false;
  if (spec.date && !contrary) {
    notes.push(`${said}; the template says ${WORDS[spec.date]}.`);
    return spec.date;
  }
  if (isYearFirst) return askYear(column, said, questions);
  const only = MDY > 0 && DMY === 0 ? 'MDY' : DMY > 0 && MDY === 0 ? 'DMY' : null;
  if (only && both === 0 && YMD === 0) return only;
  const answer = questions.ask(`date:${column.name}`, `${said}. Which is it?`, ['MDY', 'DMY'], only);
  return answer === 'DMY' ? 'DMY' : 'MDY';
}

/** 26-03-01: which part is the year is asked, unless the others of the column leave one reading only. */
function askYear({ name, dates, samples }: Column, said: string, questions: Questions): Order {
  const orders: Order[] = ['YMD', ...(dates.DMY === 0 && dates.YMD === 0 ? ['MDY' as const] : []),
    ...(dates.MDY === 0 && dates.YMD === 0 ? ['DMY' as const] : [])];
  const answer = questions.ask(`date:${name}`,
    `${said}, and its years may stand first (${samples[0] ?? ''} may be of the year 20${
      (samples[0] ?? '').slice(0, 2)}). Which is it?`,
    orders, orders.length === 1 ? 'YMD' : null);
  return orders.find((one) => one === answer) ?? 'YMD';
}

/** In which zone a clock without one stands; UTC to look on with until it is said. */
export function askZone(questions: Questions): string {
  const answer = questions.ask('zone',
    'The times of the file do not say in which zone they are: name it, for example Asia/Shanghai.', [], null);
  if (answer !== null && !isZone(answer)) {
    throw new ImportError('ZONE_UNKNOWN', `"${answer}" is no zone of time: Asia/Shanghai and Europe/Berlin are.`);
  }
  return answer ?? 'UTC';
}
