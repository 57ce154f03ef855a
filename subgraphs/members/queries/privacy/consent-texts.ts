import type { Sql } from '../../../kernel/database/sql.ts';
import type { Purpose } from '../../domain/words.ts';
import type { ConsentTextVersion } from '../../graphql/privacy/consent-text.type.ts';

const MOST = 100;

interface TextRow {
  purpose: Purpose; version: string; zh: string; en: string; text_hash: string; published_at: Date;
}

/** Newest first, at most 100; of one purpose or of all. */
export async function newestConsentTexts(sql: Sql, purpose: Purpose | null): Promise<ConsentTextVersion[]> {
  const rows = await sql.all<TextRow>`
    select purpose, version, zh, en, text_hash, published_at from consent_text
    where ${purpose}::text is null or purpose = ${purpose}
    order by published_at desc, purpose, version desc limit ${MOST}`;
  return rows.map(textView);
}

/** By purpose and version, a line feed between. */
export async function consentTextsByKey(
  sql: Sql, keys: readonly string[],
): Promise<(ConsentTextVersion | null)[]> {
  const rows = await sql.all<TextRow>`
    select purpose, version, zh, en, text_hash, published_at from consent_text
    where purpose || E'\\n' || version = any(${[...keys]}::text[])`;
  const byKey = new Map(rows.map((row) => [`${row.purpose}\n${row.version}`, textView(row)]));
  return keys.map((key) => byKey.get(key) ?? null);
}

function textView(row: TextRow): ConsentTextVersion {
  return {
    purpose: row.purpose, version: row.version, zh: row.zh, en: row.en, textHash: row.text_hash,
    publishedAt: row.published_at,
  };
}
