import { RequestError } from '../errors.ts';

/** A keyset cursor: the sort values of the last row. Opaque to callers. */
export function encodeCursor(keys: readonly (string | number | bigint | Date)[]): string {
  const parts = keys.map((key) => (key instanceof Date ? key.toISOString() : String(key)));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The sort values, or a typed error for a cursor that is none of ours. */
export function decodeCursor(cursor: string | null | undefined, parts: number): string[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === parts && keys.every((k) => typeof k === 'string')) {
      return keys as string[];
    }
  } catch {
    // falls through to the refusal
  }
  throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
}
