import type { ListedDocument } from './read-manifest.ts';

const MOST_AT_ONCE = 100;
/** Half of what a body may have: quotes and line breaks are written in two characters. */
const MOST_CHARACTERS = 400_000;

interface Answer<Result, UserError> {
  readonly results: readonly Result[];
  readonly userErrors: readonly UserError[];
}

/** How the sending of a manifest ended. */
export interface Ended<UserError> {
  /** Why a call was refused as a whole; nothing is sent after it. */
  readonly userErrors: readonly UserError[];
  /** What was thrown instead of an answer; nothing is sent after it. */
  readonly thrown?: unknown;
  /** Documents that are not registered for certain: refused with their call, or never sent. */
  readonly left: number;
  /** Documents that were sent and of which nobody knows what became. */
  readonly unknown: number;
}

/**
 * In as many calls as the graph takes, each told as it is answered: what became of the first is known also when a
 * later one is refused as a whole or gets no answer. `isLost`: whether what was thrown leaves open what was done.
 */
export async function inBatches<Result, UserError>(
  documents: readonly ListedDocument[],
  send: (batch: ListedDocument[]) => Promise<Answer<Result, UserError>>,
  told: (result: Result, document: ListedDocument) => void,
  isLost: (thrown: unknown) => boolean,
): Promise<Ended<UserError>> {
  let left = documents.length;
  for (const batch of batchesOf(documents)) {
    try {
      const { results, userErrors } = await send(batch);
      if (userErrors.length > 0) return { userErrors, left, unknown: 0 };
      results.forEach((result, place) => told(result, batch[place]!));
    } catch (thrown) {
      const unknown = isLost(thrown) ? batch.length : 0;
      return { userErrors: [], thrown, left: left - unknown, unknown };
    }
    left -= batch.length;
  }
  return { userErrors: [], left, unknown: 0 };
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
