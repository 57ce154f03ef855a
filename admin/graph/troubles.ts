/** What went wrong between us and the house; the banner shows the newest until it is read or mended. */
export interface Trouble {
  readonly code: string;
  readonly requestId: string | null;
  readonly partial: boolean;
}

let current: Trouble | null = null;
const listeners = new Set<() => void>();

export function reportTrouble(trouble: Trouble | null): void {
  if (current === trouble) return;
  current = trouble;
  for (const listener of listeners) listener();
}

export function readTrouble(): Trouble | null {
  return current;
}

export function onTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
