import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { ContentError } from '../../../subgraphs/kernel/files/check-content.ts';
import { FILES_PATH, readFileName } from '../../../subgraphs/kernel/files/file-name.ts';
import type { Files, FileStore } from '../../../subgraphs/kernel/files/file-store.ts';
import { FolderStore } from '../../../subgraphs/kernel/files/folder-store.ts';
import { readSlip, type Slip } from '../../../subgraphs/kernel/files/upload-slip.ts';
import type { KeysFor } from '../../../subgraphs/kernel/secret.ts';
import { rangeOf } from './media-range.ts';

type Named = { Params: { name: string } };
type Sent = Named & { Querystring: Partial<Slip> };

const WHY = {
  UPLOAD_REFUSED: [403, 'This address is not one that prepareUpload answered.'],
  UPLOAD_EXPIRED: [410, 'The time of this address is over: prepare the upload again.'],
  UPLOAD_TOO_LONG: [413, 'It has more bytes than were declared.'],
  UPLOAD_TOO_SHORT: [400, 'It has fewer bytes than were declared.'],
  UPLOAD_OTHER_TYPE: [415, 'Its content is not of the declared type.'],
  UPLOAD_OTHER_CONTENT: [400, 'Its content has another SHA-256 than was declared.'],
  UPLOAD_BROKEN_OFF: [400, 'The connection ended before the file did.'],
} as const;

/** A connection that says nothing for so long has gone. */
const SILENCE_MS = 60_000;

const HEADERS = {
  ...SECURITY_HEADERS,
  // Shown by pages of anybody and opened by itself it may do nothing.
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'accept-ranges': 'bytes',
  // A name is of one content for ever.
  'cache-control': 'public, max-age=31536000, immutable',
};

export interface MediaNeeds {
  readonly files: Files;
  readonly keys: KeysFor;
  /** What time it is, for addresses that end. */
  readonly now?: () => Date;
  readonly log?: Logger;
}

/** Files that were uploaded, for anybody who knows their name; and their uploads, where the house takes them itself. */
export function mountMedia(
  scope: FastifyInstance, { files: { store }, keys, now = () => new Date(), log }: MediaNeeds,
): void {
  if (!store) return;
  // Where files lie is nobody's business who asks for one.
  scope.setErrorHandler((error, _request, reply) => {
    log?.error({ err: error }, 'the file store failed');
    return reply.code(503).headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' })
      .send({ code: 'STORE_UNAVAILABLE', message: 'Files cannot be reached now: try again.' });
  });
  scope.route<Named>({ method: ['GET', 'HEAD'], url: `${FILES_PATH}:name`,
    handler: (request, reply) => serve(store, request, reply) });
  if (!(store instanceof FolderStore)) return;
  // The body is read where it is taken, as it comes.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.put<Sent>(`${FILES_PATH}:name`, async (request, reply) => {
    const file = readSlip(keys, request.params.name, request.query, now());
    if (typeof file === 'string') return refuse(request, reply, file);
    const { socket } = request.raw;
    const giveUp = () => { socket.destroy(); };
    socket.setTimeout(SILENCE_MS).once('timeout', giveUp);
    try {
      await store.take(file, request.raw);
    } catch (error) {
      if (error instanceof ContentError) return refuse(request, reply, error.code);
      if (request.raw.readableAborted) return refuse(request, reply, 'UPLOAD_BROKEN_OFF');
      throw error;
    } finally {
      socket.setTimeout(0).off('timeout', giveUp);
    }
    return reply.code(201).headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' })
      .send({ path: FILES_PATH + file.name });
  });
}

/** What is still under way of a body that was refused is not read: the connection ends with the answer. */
function refuse(request: FastifyRequest, reply: FastifyReply, code: keyof typeof WHY): FastifyReply {
  const [status, message] = WHY[code];
  request.raw.resume();
  return reply.code(status).headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store', connection: 'close' })
    .send({ code, message });
}

async function serve(
  store: FileStore, request: FastifyRequest<Named>, reply: FastifyReply,
): Promise<FastifyReply | void> {
  const file = readFileName(request.params.name);
  const size = file && await store.sizeOf(file.name);
  if (!file || size === null) return reply.callNotFound();
  const etag = `"${file.sha256}"`;
  reply.headers({ ...HEADERS, 'content-type': file.contentType, etag });
  if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known === etag || known === '*')) {
    return reply.code(304).send();
  }
  const ifRange = request.headers['if-range'];
  const range = rangeOf(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, size);
  if (range === 'none') {
    return reply.code(416).headers({ 'content-range': `bytes */${size}`, 'cache-control': 'no-store' }).send();
  }
  const [first, last] = range ?? [0, size - 1];
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', String(last - first + 1));
  return request.method === 'HEAD' ? reply.send() : reply.send(await store.read(file.name, first, last));
}
