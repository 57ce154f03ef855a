import {
  KaratError, KaratRefusal, RegisterDocumentsDocument, type KaratClient, type RegisterDocumentsMutation,
} from '../src/index.ts';
import { inBatches } from '../manifests/batches.ts';
import type { ListedDocument } from '../manifests/read-manifest.ts';

export interface Tally { registered: number; known: number; refused: number }

type Result = RegisterDocumentsMutation['registerDocuments']['results'][number];

export interface Registered extends Tally {
  /** Documents that are not registered for certain: refused with their call, or never sent. */
  readonly left: number;
  /** Documents that were sent and of which nobody knows what became. */
  readonly unknown: number;
  /** Why it ended before the last of them. */
  readonly error?: unknown;
}

/** What became of each document is said in a line of its own, as soon as it is known. */
export async function registerAll(
  karat: KaratClient, documents: readonly ListedDocument[], partnerClientId: string | null,
  say: (line: string) => void,
): Promise<Registered> {
  const tally: Tally = { registered: 0, known: 0, refused: 0 };
  const send = async (batch: ListedDocument[]) => {
    const input = { partnerClientId, documents: batch.map(({ id, text }) => ({ id, text })) };
    return (await karat.mutate(RegisterDocumentsDocument, { input }, { repeatable: true })).registerDocuments;
  };
  const told = (result: Result, document: ListedDocument) => {
    tally[outcomeOf(result)] += 1;
    say(lineOf(result, document));
  };
  const { userErrors, thrown, left, unknown } = await inBatches(documents, send, told, isLost);
  const error = userErrors.length > 0 ? new KaratRefusal(userErrors) : thrown;
  return { ...tally, left, unknown, ...(error ? { error } : {}) };
}

/** What the house refused was not begun, and what could not be sent was not sent. */
function isLost(thrown: unknown): boolean {
  return !(thrown instanceof KaratError) || MAYBE_DONE.has(thrown.code);
}

const MAYBE_DONE: ReadonlySet<string> = new Set(
  ['NETWORK', 'NO_ANSWER', 'DEADLINE', 'ABORTED', 'INTERNAL', 'DEADLINE_EXCEEDED', 'SUBGRAPH_UNAVAILABLE']);

function outcomeOf({ created, userErrors }: Result): keyof Tally {
  return userErrors.length > 0 ? 'refused' : created ? 'registered' : 'known';
}

function lineOf(result: Result, { id, text }: ListedDocument): string {
  const name = result.document?.operations.join(', ') || namesIn(text) || id || '(no name)';
  const errors = result.userErrors.map(({ code, message }) => ` ${code}: ${message}`).join(';');
  return `${outcomeOf(result).padEnd(10)} ${name} sha256:${result.hash}${errors}`;
}

/** For people: what was refused has no names yet. */
function namesIn(text: string): string {
  return [...text.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name]) => name).join(', ');
}
