import { RequestError } from '../errors.ts';

/** A keyset cursor: the sort values of the last row. Opaque to callers. */
export function encodeCursor(keys: readonly (string | number | bigint | Date)[]): string {
  const parts = keys.map((key) => (key instanceof Date ? key.toISOString() : String(key)));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The sort values as text, or a typed error for a cursor that is none of ours. */
function decodeCursor(cursor: string | null | undefined, parts: number): string[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === parts && keys.every(isPlainText)) return keys;
  } catch {
    // falls through to the refusal
  }
  throw noCursor();
}

/** PostgreSQL keeps no NUL. */
const isPlainText = (key: unknown): key is string =>
  typeof key === 'string' && key.length <= 500 && !key.includes('\0');

const noCursor = () => new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');

export type KeyType = 'timestamptz' | 'uuid' | 'bigint' | 'text' | 'date';

const IS_KEY: Readonly<Record<KeyType, (key: string) => boolean>> = {
  timestamptz: (key) => /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/.test(key) && isInstant(key),
  uuid: (key) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key),
  bigint: (key) => /^-?\d{1,18}$/.test(key),
  text: () => true,
  date: (key) => /^(?!0000)\d{4}-\d\d-\d\d$/.test(key) && isInstant(`${key}T00:00:00.000Z`),
};

/** 31 February is none, and PostgreSQL has no year 0. */
function isInstant(key: string): boolean {
  const at = new Date(key);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === key.slice(0, 19);
}

/** The sort values of a cursor, each of its type, whatever somebody has forged. */
export function readCursor(
  cursor: string | null | undefined, types: readonly KeyType[],
): string[] | null {
  const keys = decodeCursor(cursor, types.length);
  if (keys && !keys.every((key, index) => IS_KEY[types[index]!](key))) throw noCursor();
  return keys;
}
