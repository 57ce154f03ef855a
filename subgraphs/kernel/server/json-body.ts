import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** A body that cannot be read as text; the error handlers tell it by its status. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly statusCode: 400 | 415;

  constructor(statusCode: 400 | 415, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/**
 * JSON bodies stay text (signatures cover their bytes), and only UTF-8 is text: other bytes would be read
 * with replacement characters, and three people with names in GBK become one.
 */
export function takeJsonText(app: FastifyInstance, options: { bodyLimit?: number } = {}): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer', ...options },
    (request, body, done) => {
      const error = problemOf(request.headers['content-type'] ?? '', body as Buffer);
      if (error) done(error);
      else done(null, (body as Buffer).toString('utf8'));
    });
}

function problemOf(contentType: string, body: Buffer): BodyError | null {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    return new BodyError(415, 'Send application/json in UTF-8.');
  }
  return isUtf8(body) ? null : new BodyError(400, 'The body is not UTF-8.');
}
