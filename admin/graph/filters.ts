/** Days of a date filter as instants in the reader's time zone; the last day is included. */
export function dayStart(day: unknown): string | undefined {
  const at = dateOf(day);
  return at?.toISOString();
}

export function dayEnd(day: unknown): string | undefined {
  const at = dateOf(day);
  if (!at) return undefined;
  at.setDate(at.getDate() + 1);
  return at.toISOString();
}

function dateOf(day: unknown): Date | undefined {
  if (typeof day !== 'string' || day === '') return undefined;
  const at = new Date(day.length === 10 ? `${day}T00:00:00` : day);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Words a person typed; nothing when nothing was. */
export function typed(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

export function yesNo(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}
