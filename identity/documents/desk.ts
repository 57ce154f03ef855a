import type { IdentityContext } from '../context.ts';
import type { DocumentCheck } from './document.ts';
import { type FoundDocument, findDocument } from './find-document.ts';
import { countUnanswered, recheckDocuments, type Recheck } from './recheck-documents.ts';

/** Where the graph asks for registered documents, and is asked to judge them. */
export interface DocumentDesk {
  /** Identity opens before the graph: its judgement is handed in when there is one. */
  checkBy(check: DocumentCheck): void;
  readonly check: DocumentCheck;
  /** By the client id and the sha256 of the text, or an id of its manifest. */
  find(clientId: string, id: string): Promise<FoundDocument | null>;
  /** All of them once more, against the graph as it is now. */
  recheck(signal?: AbortSignal): Promise<Recheck>;
  /** How many were refused when they were judged last. */
  unanswered(): Promise<number>;
}

export function openDocumentDesk(context: IdentityContext): DocumentDesk {
  let judge: DocumentCheck = () => { throw new Error('no graph has been opened that could check documents'); };
  const check: DocumentCheck = (text, scopes) => judge(text, scopes);
  return {
    checkBy: (given) => { judge = given; },
    check,
    find: (clientId, id) => findDocument(context, clientId, id),
    unanswered: () => countUnanswered(context),
    recheck: (signal) => recheckDocuments(context, check, signal),
  };
}
