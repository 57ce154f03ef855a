import { useCallback, useState } from 'react';
import { GraphError } from '../../graph/graph-error.ts';
import { clearAttempt, keyFor, readAttempt, writeAttempt } from './attempt.ts';
import type { UserError } from './user-errors.ts';

export interface Payload {
  readonly userErrors: readonly UserError[];
}

export interface Command<Values, Result extends Payload> {
  readonly busy: boolean;
  readonly failure: GraphError | null;
  /** Null when no answer came; the values and their key stay for the next try. */
  send(values: Values, dryRun?: boolean): Promise<Result | null>;
}

/**
 * Sends a command with a key that fits its values, and forgets the draft once it is accepted. What holds a secret is
 * not `kept`: it is in no storage, and its commands are safe to send again without a key.
 */
export function useCommand<Values, Result extends Payload>(
  name: string,
  run: (values: Values, key: string, dryRun: boolean) => Promise<Result>,
  kept = true,
): Command<Values, Result> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<GraphError | null>(null);
  const send = useCallback(
    async (values: Values, dryRun = false) => {
      setBusy(true);
      setFailure(null);
      const former = kept ? readAttempt<Values>(name) : null;
      const attempt = keyFor(values, former, () => crypto.randomUUID());
      if (kept) writeAttempt(name, attempt);
      try {
        const result = await run(values, attempt.key, dryRun);
        if (!dryRun && result.userErrors.length === 0) clearAttempt(name);
        return result;
      } catch (error) {
        setFailure(
          error instanceof GraphError ? error : new GraphError('INTERNAL', String(error), null, 0),
        );
        return null;
      } finally {
        setBusy(false);
      }
    },
    [name, run, kept],
  );
  return { busy, failure, send };
}
