import { KaratError } from './errors.ts';
import { LONGEST_WAIT_MS } from './retry-after.ts';

/**
 * What may be tried again. "Not taken": the house said it did nothing. "Unknown": nobody knows whether it
 * was done, so only reads and writes that can be recognised when they come twice are sent again.
 */
const NOT_TAKEN = new Set(['RATE_LIMITED', 'BUSY', 'CLOSING']);
const UNKNOWN = new Set([
  'NETWORK', 'NO_ANSWER', 'SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL',
]);
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface RetryRules {
  readonly attempts: number;
  readonly repeatable: boolean;
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
}

export async function withRetry<T>(rules: RetryRules, work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = error instanceof KaratError ? pauseBefore(error, tried, rules) : null;
      if (pause === null) throw error;
      await sleep(pause, rules.signal);
    }
  }
}

/** Milliseconds until the next try; null when there is none. */
function pauseBefore(error: KaratError, tried: number, rules: RetryRules): number | null {
  const mayRepeat = NOT_TAKEN.has(error.code) || (UNKNOWN.has(error.code) && rules.repeatable);
  if (!mayRepeat || tried >= rules.attempts) return null;
  // Full jitter: callers that failed together do not come back together.
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tried - 1));
  const pause = Math.max(error.retryAfterMs ?? 0, Math.random() * ceiling);
  return pause <= LONGEST_WAIT_MS && Date.now() + pause < rules.deadlineAt ? pause : null;
}

export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const done = (): void => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Writes the house recognises when they come again, by what their input says. */
export function isRecognisable(variables: unknown): boolean {
  const input = isMap(variables) ? variables['input'] : undefined;
  if (!isMap(input)) return false;
  if (typeof input['idempotencyKey'] === 'string' || isDelivery(input)) return true;
  const lists = Object.values(input).filter((value) => Array.isArray(value));
  return lists.some((rows) => rows.length > 0 && rows.every((row) => isMap(row)
    && (typeof row['idempotencyKey'] === 'string' || isNumbered(row))));
}

/** The number of an order in its channel is its key, and that of a return in its order. */
function isNumbered(row: Record<string, unknown>): boolean {
  return (typeof row['externalNo'] === 'string' || typeof row['returnNo'] === 'string') && Array.isArray(row['lines']);
}

/** Delivered at a moment: told again it is the same. */
function isDelivery(input: Record<string, unknown>): boolean {
  return typeof input['deliveredAt'] === 'string'
    && (typeof input['externalNo'] === 'string' || typeof input['orderId'] === 'string');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
