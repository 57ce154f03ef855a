import { readDay, type Reader } from './days.ts';
import { readMoment } from './moments.ts';
import { plainNumber, plainPercent } from './numbers.ts';

/** What a field asks for. */
export type Asked = 'text' | 'number' | 'whole' | 'percent' | 'wholePercent' | 'day' | 'moment';

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const WHOLE = /^[-+]?\d{1,15}$/;

/** What somebody typed as the form keeps it; what cannot be read stays as it is. */
export function settled(typed: string, asked: Asked, reader: Reader): string {
  switch (asked) {
    case 'text': return typed;
    case 'number':
    case 'whole': return plainNumber(typed);
    case 'percent':
    case 'wholePercent': return plainPercent(typed);
    case 'day': return readDay(typed, reader) ?? typed;
    case 'moment': return readMoment(typed, reader) ?? typed;
  }
}

export type Misread = 'notANumber' | 'notWhole' | 'notADay' | 'notAMoment';

/** What is wrong with it, as the texts name it; null: nothing. Nothing typed is never wrong. */
export function misread(typed: string, asked: Asked, reader: Reader): Misread | null {
  const kept = settled(typed, asked, reader).trim();
  if (kept === '') return null;
  switch (asked) {
    case 'text': return null;
    case 'number':
    case 'percent': return NUMBER.test(kept) ? null : 'notANumber';
    case 'whole':
    case 'wholePercent': return WHOLE.test(kept) ? null : 'notWhole';
    case 'day': return readDay(kept, reader) ? null : 'notADay';
    case 'moment': return readMoment(kept, reader) ? null : 'notAMoment';
  }
}
