/** Nobody's page or job waits longer than this: who is asked to is told how long, and nothing is sent before. */
export const LONGEST_WAIT_MS = 300_000;

/**
 * What the `Retry-After` of a proxy asks for, in milliseconds: seconds, or a date, which is measured
 * against the proxy's own clock where it sends one. Null when it asks for nothing.
 */
export function askedPauseMs({ headers }: Response, now = Date.now()): number | null {
  const asked = headers.get('retry-after')?.trim();
  if (!asked) return null;
  if (/^\d+$/.test(asked)) return Math.min(Number.MAX_SAFE_INTEGER, Number(asked) * 1000);
  const until = Date.parse(asked);
  if (Number.isNaN(until)) return null;
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
}
