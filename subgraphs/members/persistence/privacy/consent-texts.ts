import type { Sql } from '../../../kernel/database/sql.ts';
import type { Purpose } from '../../domain/words.ts';

/** Published versions of these purposes with their hashes. */
export async function textsOf(
  sql: Sql, purposes: readonly Purpose[],
): Promise<ReadonlyMap<Purpose, ReadonlyMap<string, string>>> {
  const rows = await sql.all<{ purpose: Purpose; version: string; text_hash: string }>`
    select purpose, version, text_hash from consent_text where purpose = any(${[...purposes]}::text[])`;
  return new Map([...Map.groupBy(rows, (row) => row.purpose)].map(([purpose, own]) =>
    [purpose, new Map(own.map((row) => [row.version, row.text_hash]))]));
}

/** When these members were born, and where: whether one of them is a child today. */
export async function birthdaysOf(
  sql: Sql, memberIds: readonly string[],
): Promise<ReadonlyMap<string, { birthday: string | null; region: string }>> {
  const rows = await sql.all<{ id: string; birthday: string | null; region: string }>`
    select id, birthday, region from member where id = any(${[...memberIds]}::uuid[])`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
