import type { Logger } from 'pino';
import type { DocumentDesk } from '../../../identity/index.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/**
 * What partner clients registered under an earlier release may no longer be answered: told in the log, and kept
 * with the document for its page. The house opens meanwhile.
 */
export function recheckDocuments(desk: DocumentDesk, log: Logger): Started<void> {
  const leaving = new AbortController();
  const done = desk.recheck(leaving.signal).then(({ failing, failingCount }) => {
    for (const { clientId, hash, operations, problem } of failing) {
      log.warn({ clientId, hash, operations, problem }, 'a registered document is no longer answered');
    }
    if (failingCount > failing.length) {
      log.warn({ failingCount }, 'more registered documents are no longer answered');
    }
  }, (error: unknown) => {
    log.error({ err: error }, 'registered documents could not be checked');
  });
  return {
    value: undefined,
    stop: () => {
      leaving.abort();
      return done;
    },
  };
}
