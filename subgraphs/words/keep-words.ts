import { defineBatchCommand, type Tx } from '../kernel/commands/command.ts';
import { newestOf } from '../kernel/commands/projection.ts';
import { takenFrom } from '../kernel/database/table-rows.ts';
import { onEvent, payloadOf } from '../kernel/events/on-event.ts';
import { accepted } from '../kernel/outcome.ts';
import { wordTable } from './word.table.ts';
import type { Word } from './word.ts';

const TABLE = wordTable('words');
const UPDATE = takenFrom(TABLE, ['nameZh', 'nameEn', 'rank', 'traits', 'retired', 'withdrawn', 'version']);

/** Writes versions of words into this room's copy; of one version of a word the newest telling counts. */
export async function writeWords(tx: Tx, words: readonly Word[]): Promise<void> {
  const newest = newestOf(words, ({ kind, code, effectiveFrom }) => (
    `${kind} ${code} ${effectiveFrom.toISOString()}`));
  await tx.sql.insertInto(TABLE, newest, `on conflict (kind, code, effective_from) do update set ${UPDATE}
    where word.version < excluded.version`);
}

export const keepWords = defineBatchCommand<Word, null, never>({
  name: 'words.keep-words',
  maxBatch: 500,
  versioned: true,
  executeAll: async (tx, requests) => {
    await writeWords(tx, requests.map(({ input }) => input));
    return requests.map(() => accepted(null));
  },
});

/** Every room lists it. */
export const wordHandler = onEvent('word.changed.v1', keepWords, payloadOf<Word>);
