import type { Logger } from 'pino';
import type { DocumentDesk } from '../../../identity/index.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

export interface Rechecking {
  /** The graph has changed. */
  again(): Promise<void>;
}

/**
 * What partner clients registered under an earlier release may no longer be answered: told in the log, and kept
 * with the document for its page. The house opens meanwhile; the first of its processes looks at once.
 */
export function recheckDocuments(
  desk: Pick<DocumentDesk, 'recheck'>, log: Logger, { isFirst }: { readonly isFirst: boolean },
): Started<Rechecking> {
  const leaving = new AbortController();
  const round = (): Promise<void> => recheck(desk, log, leaving.signal);
  let done = isFirst ? round() : Promise.resolve();
  // Never two rounds at once: the later one would be overtaken by what the earlier one found.
  const again = (): Promise<void> => (done = done.then(round));
  return {
    value: { again },
    stop: () => {
      leaving.abort();
      return done;
    },
  };
}

async function recheck(desk: Pick<DocumentDesk, 'recheck'>, log: Logger, leaving: AbortSignal): Promise<void> {
  if (leaving.aborted) return;
  try {
    const { failing, failingCount } = await desk.recheck(leaving);
    for (const { clientId, hash, operations, problem } of failing) {
      log.warn({ clientId, hash, operations, problem }, 'a registered document is no longer answered');
    }
    if (failingCount > failing.length) {
      log.warn({ failingCount }, 'more registered documents are no longer answered');
    }
  } catch (error) {
    log.error({ err: error }, 'registered documents could not be checked');
  }
}
