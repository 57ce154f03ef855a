import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** sha256 (hex) of a document's text → its text. */
export type DocumentTexts = ReadonlyMap<string, string>;

/**
 * The documents of our own interfaces, as the build lists them (print-documents.ts). Without the
 * list none is known, and in production browsers may send none.
 */
export function readTrustedDocuments(path: string): DocumentTexts {
  if (!existsSync(path)) return new Map();
  const texts: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isTexts(texts)) throw new Error(`${path} is no list of documents`);
  return new Map(Object.entries(texts));
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every((text) => typeof text === 'string');
}

/**
 * Documents in a module that codegen made, word for word as the interface sends them: an operation's
 * text is a constant whose name ends in Document.
 */
export function documentsIn(module: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(module)
    .filter(([name, value]) => name.endsWith('Document') && value instanceof String)
    .map(([, value]) => String(value));
}

export function listOf(texts: readonly string[]): Record<string, string> {
  const entries = texts.map((text) =>
    [createHash('sha256').update(text).digest('hex'), text] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => left.localeCompare(right)));
}
