import { KaratError } from './errors.ts';

export interface Limit {
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
}

/** One signal for the caller's wish and the deadline, told apart by their reasons. */
export function deadlineOf(
  deadlineMs: number, wish: AbortSignal | undefined,
): Limit & { release(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(
    new KaratError('DEADLINE', `No answer within ${deadlineMs} ms.`)), deadlineMs);
  const leave = (): void => controller.abort(
    new KaratError('ABORTED', 'The caller gave up.', { cause: wish?.reason }));
  if (wish?.aborted) leave();
  wish?.addEventListener('abort', leave, { once: true });
  return {
    deadlineAt: Date.now() + deadlineMs, signal: controller.signal,
    release: (): void => {
      clearTimeout(timer);
      wish?.removeEventListener('abort', leave);
    },
  };
}

/** One try of a call: a line on which nothing comes is given up while there is time for another. */
export async function withinAttempt<T>(
  attemptMs: number, whole: Limit, work: (limit: Limit) => Promise<T>,
): Promise<T> {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(
    new KaratError('NO_ANSWER', `Nothing came within ${attemptMs} ms.`)), attemptMs);
  const signal = AbortSignal.any([whole.signal, silent.signal]);
  try {
    return await work({ signal, deadlineAt: Math.min(whole.deadlineAt, Date.now() + attemptMs) });
  } finally {
    clearTimeout(timer);
  }
}
