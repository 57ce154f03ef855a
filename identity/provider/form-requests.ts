import type { IncomingMessage, ServerResponse } from 'node:http';

import { readForm } from '../sign-in/read-form.ts';

/** Both must take a form as well as a query (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2). */
export const TAKES_FORMS: ReadonlySet<string> = new Set(['/auth', '/session/end']);

/**
 * A form of another site comes without our cookies, since they are SameSite=Lax: whoever is signed in
 * would be asked again, and who signs out would stay in. The browser asks once more by itself, by GET,
 * and brings them along.
 */
export async function askAgainByGet(
  req: IncomingMessage, res: ServerResponse, address: string,
): Promise<void> {
  const form = await readForm(req);
  if (form) {
    res.writeHead(303, { 'location': `${address}?${form}`, 'cache-control': 'no-store' }).end();
    return;
  }
  res.writeHead(400, { 'content-type': 'application/json', 'connection': 'close' })
    .end('{"error":"invalid_request","error_description":"a form of at most 16 kB is wanted"}');
}
