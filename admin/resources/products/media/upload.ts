import { ask } from '../../../graph/ask.ts';
import { PrepareUploadDocument } from '../../../gql/graphql.ts';
import { hereOf, typeOf } from './picked-file.ts';

/** Why a file was not taken: a code that has words. */
export class UploadError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Sends a file to where the house says and answers its address. `onShare` hears how much has gone, 0 to 1. Throws
 * UploadError when it is refused, GraphError when the house does not answer.
 */
export async function uploadFile(file: File, onShare: (share: number) => void): Promise<string> {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const { upload, userErrors } = (await ask(PrepareUploadDocument, {
    input: { ...typeOf(file), bytes: file.size, sha256, idempotencyKey: crypto.randomUUID() },
  })).prepareUpload;
  if (!upload) throw new UploadError(userErrors[0]?.code ?? 'UPLOAD_MISSING');
  await send(hereOf(upload.url), upload.headers, file, onShare);
  return upload.address;
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Only XMLHttpRequest tells how much of a body has gone. */
function send(
  url: string, headers: readonly { name: string; value: string }[], file: File, onShare: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => { onShare(total > 0 ? loaded / total : 0); });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else reject(new UploadError('UPLOAD_MISSING'));
    });
    for (const end of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(end, () => { reject(new UploadError('UPLOAD_MISSING')); });
    }
    request.send(file);
  });
}
