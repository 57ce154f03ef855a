import type { Readable } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import { request, type Dispatcher } from 'undici';
import { checkContent, ContentError } from './check-content.ts';
import { UPLOAD_MINUTES, type DeclaredFile, type FileStore, type UploadTarget } from './file-store.ts';

/** A bucket of any store that speaks S3, named by path and signed by Signature Version 4. */
export interface S3Place {
  /** Origin of the store: `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secretKey: string;
}

const KEPT = 'media/';
const WAITING = 'uploads/';
const PATIENCE_MS = 10_000;

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Files in a bucket. Bytes come to a waiting place, by an address that is signed for one file's type, length and
 * digest; only when they have been read and found to be that file they are copied to the place that is served.
 */
export class S3Store implements FileStore {
  readonly uploadOrigin: string;
  readonly #place: S3Place;

  constructor(place: S3Place) {
    this.#place = place;
    this.uploadOrigin = new URL(place.endpoint).origin;
  }

  async prepare(file: DeclaredFile, now: Date): Promise<UploadTarget> {
    const sent = {
      'content-type': file.contentType, 'x-amz-checksum-sha256': Buffer.from(file.sha256, 'hex').toString('base64'),
    };
    const url = this.#urlOf(WAITING + file.name);
    url.searchParams.set('X-Amz-Expires', String(UPLOAD_MINUTES * 60));
    const signed = await this.#signer({
      method: 'PUT', url: url.href, headers: { ...sent, 'content-length': String(file.bytes) },
      signQuery: true, allHeaders: true, datetime: now.toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
    }).sign();
    return { url: signed.url.href, headers: sent, until: new Date(now.getTime() + UPLOAD_MINUTES * 60_000) };
  }

  async settle(file: DeclaredFile): Promise<'kept' | 'absent' | 'wrong'> {
    if (await this.sizeOf(file.name) !== null) return 'kept';
    const waiting = WAITING + file.name;
    const found = await this.#ask('GET', waiting);
    if (found.statusCode === 404) {
      await found.body.dump();
      // Somebody else may have settled it just now.
      return await this.sizeOf(file.name) === null ? 'absent' : 'kept';
    }
    if (!await isDeclared(await answered(found), file)) {
      await this.#remove(waiting);
      return 'wrong';
    }
    try {
      await this.#keep(file.name, String(found.headers['etag']));
    } catch (error) {
      // Somebody else may have settled it just now, and taken away what waited.
      if (await this.sizeOf(file.name) === null) throw error;
    }
    await this.#remove(waiting);
    return 'kept';
  }

  /** Copies what was read, and nothing that came after it. */
  async #keep(name: string, etag: string): Promise<void> {
    const copied = await this.#ask('PUT', KEPT + name, { headers: {
      'x-amz-copy-source': `/${this.#place.bucket}/${WAITING}${name}`, 'x-amz-copy-source-if-match': etag,
    } });
    const said = await (await answered(copied)).text();
    if (said.includes('<Error>')) throw new Error(`the file store did not copy: ${said.slice(0, 200)}`);
  }

  async sizeOf(name: string): Promise<number | null> {
    const { statusCode, headers, body } = await this.#ask('HEAD', KEPT + name);
    await body.dump();
    if (statusCode === 404) return null;
    if (statusCode !== 200) throw new Error(`the file store answered ${statusCode}`);
    return Number(headers['content-length']);
  }

  async read(name: string, first: number, last: number): Promise<Readable> {
    return answered(await this.#ask('GET', KEPT + name, { headers: { range: `bytes=${first}-${last}` } }));
  }

  async remove(name: string): Promise<void> {
    await this.#remove(KEPT + name);
    await this.#remove(WAITING + name);
  }

  /** A store keeps no part of what broke off. */
  async tidy(): Promise<void> {}

  async #remove(key: string): Promise<void> {
    const { statusCode, body } = await this.#ask('DELETE', key);
    await body.dump();
    if (statusCode >= 300 && statusCode !== 404) throw new Error(`the file store answered ${statusCode}`);
  }

  #urlOf(key: string): URL {
    return new URL(`${this.#place.endpoint}/${this.#place.bucket}/${key}`);
  }

  #signer(asked: Omit<ConstructorParameters<typeof AwsV4Signer>[0], 'accessKeyId' | 'secretAccessKey'>): AwsV4Signer {
    const { keyId, secretKey, region } = this.#place;
    return new AwsV4Signer({ ...asked, service: 's3', region, accessKeyId: keyId, secretAccessKey: secretKey });
  }

  async #ask(
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', key: string, { headers = {} }: Asked = {},
  ): Promise<Dispatcher.ResponseData> {
    const signed = await this.#signer({ method, url: this.#urlOf(key).href, headers: { ...headers } }).sign();
    return request(signed.url, {
      method, headers: Object.fromEntries(signed.headers), headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS,
    });
  }
}

async function answered({ statusCode, body }: Dispatcher.ResponseData): Promise<Dispatcher.ResponseData['body']> {
  if (statusCode < 300) return body;
  throw new Error(`the file store answered ${statusCode}: ${(await body.text()).slice(0, 200)}`);
}

async function isDeclared(body: Readable, file: DeclaredFile): Promise<boolean> {
  try {
    for await (const chunk of checkContent(body, file)) void chunk;
    return true;
  } catch (error) {
    body.on('error', () => undefined).destroy();
    if (error instanceof ContentError) return false;
    throw error;
  }
}
