import type { Sql } from '../../kernel/database/sql.ts';
import { RequestError } from '../../kernel/errors.ts';
import { encodeCursor, readCursor } from '../../kernel/graph/cursor.ts';

/** Where in a list by money a page begins: behind this amount and member. */
export type Place = readonly [minor: string, memberId: string];

/**
 * A cursor can be read. Who is told no money of purchases elsewhere gets one that names the member alone, and what
 * it is in the list by is looked up again.
 */
export function cursorOf({ restricted }: Sql, [minor, memberId]: Place): string {
  return encodeCursor(restricted ? [memberId] : [minor, memberId]);
}

export async function placeOf(
  sql: Sql, after: string | null | undefined, minorOf: (memberId: string) => Promise<bigint | null>,
): Promise<Place | null> {
  if (!sql.restricted) return readCursor(after, ['bigint', 'uuid']) as Place | null;
  const memberId = readCursor(after, ['uuid'])?.[0];
  if (memberId === undefined) return null;
  const minor = await minorOf(memberId);
  if (minor === null) throw new RequestError('BAD_USER_INPUT', 'after is in this list no more: begin anew.');
  return [String(minor), memberId];
}
