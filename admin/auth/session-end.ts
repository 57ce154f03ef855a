/** How a session that this browser had came to its end; the page shows it until somebody signs in again. */
export interface SessionEnd {
  /** Whose it was. */
  readonly name: string;
}

let ended: SessionEnd | null = null;
const listeners = new Set<() => void>();

export const readEnd = (): SessionEnd | null => ended;

export function tellEnd(end: SessionEnd | null): void {
  if (end === ended) return;
  ended = end;
  for (const listener of listeners) listener();
}

export function onEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves at once while the session holds, otherwise when somebody has signed in again. */
export function untilSignedIn(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (ended) return;
      stop();
      resolve();
    };
    const stop = onEnd(look);
    signal?.addEventListener('abort', () => {
      stop();
      reject(signal.reason as Error);
    });
    look();
  });
}
