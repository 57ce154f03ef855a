import { RequestError } from '../../../kernel/errors.ts';
import { decodeCursor } from '../../../kernel/graph/page.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Business time and uuid of the last row seen, for lists of an account, newest first. */
export function timeCursor(after: string | null | undefined): readonly [string, string] | null {
  const keys = decodeCursor(after, 2);
  if (!keys) return null;
  const [at = '', id = ''] = keys;
  if (Number.isNaN(Date.parse(at)) || !UUID.test(id)) {
    throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
  }
  return [new Date(at).toISOString(), id];
}
