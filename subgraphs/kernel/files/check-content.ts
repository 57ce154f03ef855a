import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { HEAD_BYTES, looksLike } from './file-kinds.ts';
import type { DeclaredFile } from './file-store.ts';

export type WrongContent = 'UPLOAD_TOO_LONG' | 'UPLOAD_TOO_SHORT' | 'UPLOAD_OTHER_TYPE' | 'UPLOAD_OTHER_CONTENT';

/** What came is not what was declared. */
export class ContentError extends Error {
  readonly code: WrongContent;

  constructor(code: WrongContent) {
    super(code);
    this.code = code;
  }
}

/**
 * Passes a body on as it comes, and throws at the first byte that shows it is not the declared file: too many of them,
 * another beginning, at the end too few or another digest. Holds one chunk at a time.
 */
export async function* checkContent(body: Readable, file: DeclaredFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const whole = Math.min(HEAD_BYTES, file.bytes);
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  // Whoever is refused is still to be answered: the connection is not the iterator's to end.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > file.bytes) throw new ContentError('UPLOAD_TOO_LONG');
    if (head.length < whole) {
      head = Buffer.concat([head, chunk.subarray(0, whole - head.length)]);
      if (head.length === whole && !looksLike(file.contentType, head, file.bytes)) {
        throw new ContentError('UPLOAD_OTHER_TYPE');
      }
    }
    hash.update(chunk);
    yield chunk;
  }
  if (bytes < file.bytes) throw new ContentError('UPLOAD_TOO_SHORT');
  if (hash.digest('hex') !== file.sha256) throw new ContentError('UPLOAD_OTHER_CONTENT');
}
