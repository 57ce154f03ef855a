import type { Tx } from '../kernel/commands/command.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { Codebook } from './codebook.ts';
import { writeWords } from './keep-words.ts';
import { readCodebook } from './read-codebook.ts';
import { refuseWord, type WordDraft, type WordCode } from './word-rules.ts';
import type { Word, WordKind } from './word.ts';

export interface PutWord<Kind extends WordKind> {
  readonly kind: Kind;
  readonly draft: WordDraft<Kind>;
  /** What this kind asks beyond what all words do. */
  problemsOf(book: Codebook): readonly Refusal<WordCode<Kind>>[];
}

/** The owner's one way to enter a word or another version of it: written, told and audited. */
export async function putWord<Kind extends WordKind>(
  tx: Tx, { kind, draft, problemsOf }: PutWord<Kind>,
): Promise<Outcome<Word<Kind>, WordCode<Kind>>> {
  // Two operators who enter words at once: the second one sees what the first one wrote.
  await tx.sql.run`select pg_advisory_xact_lock(hashtext(${`word ${kind}`}))`;
  const book = await readCodebook(tx.sql);
  const versions = book.versions(kind, draft.code);
  const refusal = refuseWord(kind, versions, draft, tx.now);
  if (refusal) return refused(refusal.code, refusal.message, refusal.path, refusal.extras);
  const problems = problemsOf(book);
  if (problems.length > 0) return refusedAll(problems);
  const { expectedVersion, effectiveFrom, ...fields } = draft;
  const word: Word<Kind> = {
    ...fields, kind, effectiveFrom: effectiveFrom ?? tx.now, withdrawn: false, version: BigInt(expectedVersion) + 1n,
  };
  await writeWords(tx, [word]);
  tx.emit('word.changed.v1', `${kind}:${word.code}`, word);
  tx.audit({ before: versions.at(-1), after: word });
  return accepted(word);
}
