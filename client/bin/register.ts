import {
  KaratRefusal, RegisterDocumentsDocument, type KaratClient, type RegisterDocumentsMutation,
} from '../src/index.ts';
import type { ListedDocument } from './read-manifest.ts';

export interface Tally { registered: number; known: number; refused: number }

type Result = RegisterDocumentsMutation['registerDocuments']['results'][number];

const MOST_AT_ONCE = 100;
/** Half of what a body may have: quotes and line breaks are written in two characters. */
const MOST_CHARACTERS = 400_000;

/** Batch by batch; what became of each document is said in a line of its own. */
export async function registerAll(
  karat: KaratClient, documents: readonly ListedDocument[], partnerClientId: string | null,
  say: (line: string) => void,
): Promise<Tally> {
  const tally: Tally = { registered: 0, known: 0, refused: 0 };
  for (const batch of batchesOf(documents)) {
    const input = { partnerClientId, documents: batch.map(({ id, text }) => ({ id, text })) };
    const { registerDocuments } = await karat.mutate(RegisterDocumentsDocument, { input }, { repeatable: true });
    if (registerDocuments.userErrors.length > 0) throw new KaratRefusal(registerDocuments.userErrors);
    registerDocuments.results.forEach((result, index) => {
      tally[outcomeOf(result)] += 1;
      say(lineOf(result, batch[index]!));
    });
  }
  return tally;
}

export function batchesOf(documents: readonly ListedDocument[]): ListedDocument[][] {
  const batches: ListedDocument[][] = [];
  let left = 0;
  for (const document of documents) {
    const last = batches.at(-1);
    left -= document.text.length;
    if (last && last.length < MOST_AT_ONCE && left >= 0) {
      last.push(document);
    } else {
      batches.push([document]);
      left = MOST_CHARACTERS - document.text.length;
    }
  }
  return batches;
}

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
