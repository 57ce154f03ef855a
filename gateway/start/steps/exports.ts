import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { EXPORTS_PATH, readExportSlip } from '../../../subgraphs/kernel/files/export-slip.ts';
import type { KeysFor } from '../../../subgraphs/kernel/secret.ts';
import type { Gateway } from '../../gateway.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { FetchLimit } from './fetch-limit.ts';
import { rangeOf } from './media-range.ts';

type Asked = { Params: { name: string }; Querystring: { until?: string; signature?: string } };

interface ServedFile {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly partBytes: readonly number[];
}

const HOUSE = serviceActor('exports', ['exports:run']);
const FILE = 'query ExportFile($id: ID!) { exportFile(id: $id) { name contentType sha256 partBytes } }';
const PART = 'query ExportPart($id: ID!, $number: Int!) { exportPart(id: $id, number: $number) }';

const WHY = {
  LINK_REFUSED: [403, 'This address is not one that an export answered.'],
  LINK_EXPIRED: [410, 'The time of this address is over: ask the export for another.'],
  TOO_MANY_FETCHES: [429, 'This file is fetched too often, or by too many at once: try again shortly.'],
  FILE_GONE: [410, 'There is no such file any more, or it would tell more than its owner may see now.'],
} as const;

export interface ExportNeeds {
  readonly gateway: Pick<Gateway, 'execute'>;
  readonly keys: KeysFor;
  readonly now?: () => Date;
  readonly log?: Logger;
}

/**
 * Files of exports, for whoever has the address while it is good. Whether the one that asked for it may still see
 * what it holds is asked at each fetching, and so is each part: a file that is withdrawn meanwhile ends there.
 */
export function mountExports(
  scope: FastifyInstance, { gateway, keys, now = () => new Date(), log }: ExportNeeds,
): void {
  scope.setErrorHandler((error, _request, reply) => {
    log?.error({ err: error }, 'an export could not be served');
    return reply.code(503).headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' })
      .send({ code: 'TRY_AGAIN', message: 'The file cannot be reached now: try again.' });
  });
  const ask = async <Data>(query: string, variables: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await gateway.execute({ query, variables, actor: HOUSE });
    if (!data || errors?.length) throw new Error(errors?.[0]?.message ?? 'no answer');
    return data as Data;
  };
  const fetches = new FetchLimit(now);
  scope.route<Asked>({ method: ['GET', 'HEAD'], url: `${EXPORTS_PATH}:name`, handler: async (request, reply) => {
    const slip = readExportSlip(keys, request.params.name, request.query, now());
    if (typeof slip === 'string') return refuse(reply, slip);
    const end = fetches.begin(slip.id);
    if (end === null) return refuse(reply.header('retry-after', '1'), 'TOO_MANY_FETCHES');
    reply.raw.once('close', end);
    const { exportFile } = await ask<{ exportFile: ServedFile | null }>(FILE, slip);
    if (exportFile === null) return refuse(reply, 'FILE_GONE');
    const part = async (number: number): Promise<Buffer> => {
      const { exportPart } = await ask<{ exportPart: string | null }>(PART, { ...slip, number });
      if (exportPart === null) throw new Error('the file is gone');
      return Buffer.from(exportPart);
    };
    return serve(exportFile, part, request, reply);
  } });
}

function refuse(reply: FastifyReply, code: keyof typeof WHY): FastifyReply {
  const [status, message] = WHY[code];
  return reply.code(status).headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }).send({ code, message });
}

function serve(
  { name, contentType, sha256, partBytes }: ServedFile, part: (number: number) => Promise<Buffer>,
  request: FastifyRequest, reply: FastifyReply,
): FastifyReply {
  const size = partBytes.reduce((sum, bytes) => sum + bytes, 0);
  const etag = `"${sha256}"`;
  reply.headers({
    ...SECURITY_HEADERS, 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store',
    'accept-ranges': 'bytes', 'content-type': contentType, etag,
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'content-disposition': `attachment; filename="${name}"`,
  });
  const ifRange = request.headers['if-range'];
  const range = rangeOf(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, size);
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send();
  const [first, last] = range ?? [0, size - 1];
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', String(last - first + 1));
  return request.method === 'HEAD' ? reply.send() : reply.send(Readable.from(piecesOf(partBytes, part, first, last)));
}

/** The bytes from the first to the last of these, both counted, a part at a time. */
async function* piecesOf(
  partBytes: readonly number[], part: (number: number) => Promise<Buffer>, first: number, last: number,
): AsyncGenerator<Buffer> {
  let begin = 0;
  for (const [number, bytes] of partBytes.entries()) {
    const end = begin + bytes;
    if (end > first && begin <= last) {
      yield (await part(number)).subarray(Math.max(0, first - begin), Math.min(bytes, last - begin + 1));
    }
    begin = end;
  }
}
