import type { Decimal } from './decimal.ts';
import { readNumber } from './number.ts';

/** A number as tests write it. */
export const readDecimal = (text: string): Decimal => readNumber(text, 'point')!;
