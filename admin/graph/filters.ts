import { startOfDay } from '../reading/house-zone.ts';
import { plainText } from '../reading/plain-text.ts';

/** Days of a date filter as instants by the clocks of the house; the last day is included. */
export const dayStart = (day: unknown): string | undefined => (isDay(day) ? startOfDay(day) : undefined);
export const dayEnd = (day: unknown): string | undefined => (isDay(day) ? startOfDay(day, 1) : undefined);

const isDay = (day: unknown): day is string => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);

/** Words a person typed; nothing when nothing was. */
export function typed(value: unknown): string | undefined {
  const text = typeof value === 'string' ? plainText(value) : '';
  return text === '' ? undefined : text;
}

export function yesNo(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}
