import type { ListedDocument } from './read-manifest.ts';

const MOST_AT_ONCE = 100;
/** Half of what a body may have: quotes and line breaks are written in two characters. */
const MOST_CHARACTERS = 400_000;

interface Answer<Result, UserError> {
  readonly results: readonly Result[];
  readonly userErrors: readonly UserError[];
}

/**
 * In as many calls as the graph takes, each told as it is answered: what became of the first is known also when a
 * later one is refused as a whole (its errors are answered, and nothing more is sent) or gets no answer (it throws).
 */
export async function inBatches<Result, UserError>(
  documents: readonly ListedDocument[],
  send: (batch: ListedDocument[]) => Promise<Answer<Result, UserError>>,
  told: (result: Result, document: ListedDocument) => void,
): Promise<readonly UserError[]> {
  for (const batch of batchesOf(documents)) {
    const { results, userErrors } = await send(batch);
    if (userErrors.length > 0) return userErrors;
    results.forEach((result, place) => told(result, batch[place]!));
  }
  return [];
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
