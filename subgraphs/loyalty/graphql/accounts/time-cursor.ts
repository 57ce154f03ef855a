import { readCursor } from '../../../kernel/graph/page.ts';

/** Business time and uuid of the last row seen, for lists of an account, newest first. */
export function timeCursor(after: string | null | undefined): readonly [string, string] | null {
  const keys = readCursor(after, ['timestamptz', 'uuid']);
  return keys && [keys[0]!, keys[1]!];
}
