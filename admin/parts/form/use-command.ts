import { useCallback, useState } from 'react';
import { isLost } from '../../graph/certainty.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { clearAttempt, keyFor, readAttempt, withLost, writeAttempt, type Attempt } from './attempt.ts';
import type { UserError } from './user-errors.ts';

export interface Payload {
  readonly userErrors: readonly UserError[];
}

/** How a dialog's values become a command; `seen` is what the form began from, for edits that send what changed. */
export type Run<Values, Result> = (values: Values, key: string, dryRun: boolean, seen: Values) => Promise<Result>;

export interface Command<Values, Result extends Payload> {
  readonly busy: boolean;
  readonly failure: GraphError | null;
  /** Null when no answer came; the values and their key stay for the next try. */
  send(values: Values, seen: Values, dryRun?: boolean): Promise<Result | null>;
}

/**
 * Sends a command with a key that fits its values, and forgets the draft once it is accepted. What holds a secret is
 * not `kept`: it is in no storage, and its commands are safe to send again without a key.
 */
export function useCommand<Values, Result extends Payload>(
  name: string,
  run: Run<Values, Result>,
  kept = true,
): Command<Values, Result> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<GraphError | null>(null);
  const send = useCallback(
    async (values: Values, seen: Values, dryRun = false) => {
      setBusy(true);
      setFailure(null);
      const former = kept ? readAttempt<Values>(name) : null;
      const attempt = { ...keyFor(values, former, () => crypto.randomUUID()), seen };
      const keep = (one: Attempt<Values>) => kept && writeAttempt(name, one);
      keep(attempt);
      try {
        const result = answered(await run(values, attempt.key, dryRun, seen));
        if (!dryRun) keep(withLost(attempt, false));
        if (!dryRun && result.userErrors.length === 0) clearAttempt(name);
        return result;
      } catch (error) {
        const why = error instanceof GraphError ? error : new GraphError('INTERNAL', String(error), null, 0);
        if (!dryRun && isLost(why)) keep(withLost(attempt, true));
        setFailure(why);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [name, run, kept],
  );
  return { busy, failure, send };
}

/** A mutation that answers nothing for itself has told nobody what it did. */
function answered<Result>(result: Result | null | undefined): Result {
  if (result === null || result === undefined) throw new GraphError('INTERNAL', 'No payload.', null, 200);
  return result;
}
