import type { Sql } from '../../kernel/database/sql.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { looksLikePhone, phonesMeant } from '../domain/phone.ts';

/**
 * Every phone that a searched text may mean: read with the habits of each region the house has or had,
 * for members were enrolled with them.
 */
export async function phonesSearched(sql: Sql, text: string): Promise<string[]> {
  if (!looksLikePhone(text)) return [];
  const book = await readCodebook(sql);
  const phoneRegions = book.everyCode('region')
    .flatMap((code) => book.versions('region', code).map(({ traits }) => traits.phoneRegion));
  return phonesMeant(text, [...new Set(phoneRegions)]);
}
