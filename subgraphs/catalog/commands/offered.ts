import type { Codebook } from '../../words/codebook.ts';
import type { Word, WordKind } from '../../words/word.ts';

/**
 * A word for what begins at `from`: what is prepared for later may name one that begins with it, what is
 * entered for the past only one that is offered now. Null when it is unknown or retired then.
 */
export function offered<Kind extends WordKind>(
  book: Codebook, kind: Kind, code: string, { from, now }: { readonly from: Date; readonly now: Date },
): Word<Kind> | null {
  return book.offered(kind, code, from > now ? from : now);
}
