import { RequestError } from '../../../kernel/errors.ts';
import { readCursor } from '../../../kernel/graph/page.ts';

const LAST = 2_147_483_647;

/** The last line seen of a statement. */
export function lineCursor(after: string | null | undefined): number | null {
  const keys = readCursor(after, ['bigint']);
  if (!keys) return null;
  const line = Number(keys[0]);
  if (line < 1 || line > LAST) throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
  return line;
}
