import type { Sequence } from './sequence.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes a Ctrl-C on that the terminal has already delivered: one wish, two signals. */
const SAME_WISH_MS = 1_000;
/** What is left of an orderly stop once somebody is in a hurry. */
const HURRY_MS = 8_000;

export interface Ending {
  say(line: string): void;
  complain(line: string): void;
  /** What holds the process until it is to end. */
  release?(): void;
}

/**
 * The first signal stops everything in order; another wish ends the draining and leaves eight seconds; a
 * third one ends the process where it stands. Answers the same for an error: it ends with that code.
 */
export function endOnSignal(sequence: Sequence, { say, complain, release }: Ending): (code: number) => Promise<void> {
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> => {
    ending ??= sequence.stop().then((clean) => {
      release?.();
      process.exit(clean ? code : code || 1);
    });
    return ending;
  };
  const force = (): void => {
    // The watcher stops an embedded PostgreSQL as soon as this process is gone.
    complain('Karat was forced to end.');
    process.exit(130);
  };
  let wishes = 0;
  let lastAt = -SAME_WISH_MS;
  const wish = (): void => {
    if (performance.now() - lastAt <= SAME_WISH_MS) return;
    lastAt = performance.now();
    wishes += 1;
    if (wishes === 1) {
      say('Karat is stopping; press Ctrl-C again to hurry it.');
      void end(0);
    } else if (wishes === 2) {
      sequence.hurry();
      setTimeout(force, HURRY_MS);
    } else force();
  };
  for (const signal of SIGNALS) process.on(signal, wish);
  return end;
}
