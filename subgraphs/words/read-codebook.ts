import { columnsOf } from '../kernel/database/table-rows.ts';
import type { Sql } from '../kernel/database/sql.ts';
import { Codebook } from './codebook.ts';
import { wordTable } from './word.table.ts';
import type { Word } from './word.ts';

const TABLE = wordTable('words');

/** The room's whole copy: some dozens of rows, read once a batch. */
export async function readCodebook(sql: Sql): Promise<Codebook> {
  return new Codebook(await sql.all<Word>`select ${columnsOf(TABLE)} from word`);
}

/** For resolvers: `context.load(codebooks, 'all')`, one statement a request. */
export async function codebooks(sql: Sql, keys: readonly 'all'[]): Promise<Codebook[]> {
  const book = await readCodebook(sql);
  return keys.map(() => book);
}
