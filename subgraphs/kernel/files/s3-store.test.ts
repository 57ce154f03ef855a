import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../ids.ts';
import { nameOfFile, readFileName } from './file-name.ts';
import type { DeclaredFile, UploadTarget } from './file-store.ts';
import { S3Store } from './s3-store.ts';

interface S3Server { run(): Promise<{ port: number }>; close(): Promise<void> }
// A server of its own that knows its accounts and refuses whatever is not signed by one of them.
const Server = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => S3Server;

const BUCKET = 'karat-media';
let server: S3Server;
let store: S3Store;
let endpoint: string;
const at = (secretKey: string, origin = endpoint) => new S3Store({
  endpoint: origin, bucket: BUCKET, region: 'us-east-1', keyId: 'S3RVER', secretKey });

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'karat-s3-'));
  server = new Server({ address: '127.0.0.1', port: 0, silent: true, directory,
    configureBuckets: [{ name: BUCKET }] });
  endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  store = at('S3RVER');
});
afterAll(() => server.close());

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture of a ring'.repeat(9))]);
function declared(content: Buffer): DeclaredFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { ...readFileName(nameOfFile(newId(), sha256, 'png'))!, bytes: content.length };
}
const put = async ({ url, headers }: UploadTarget, body: Buffer) =>
  (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status;

describe('files in a bucket', () => {
  it('are sent to a signed address, looked at and served', async () => {
    const file = declared(PNG);
    expect(await store.settle(file)).toBe('absent');
    const target = await store.prepare(file, new Date());
    expect(new URL(target.url).origin).toBe(store.uploadOrigin);
    expect(await put(target, PNG)).toBe(200);
    expect(await store.sizeOf(file.name)).toBeNull();
    expect(await store.settle(file)).toBe('kept');
    expect(await store.settle(file)).toBe('kept');
    expect(await store.sizeOf(file.name)).toBe(PNG.length);
    expect(await text(await store.read(file.name, 8, 16))).toBe('a picture');
    await store.remove(file.name);
    await store.remove(file.name);
    expect(await store.sizeOf(file.name)).toBeNull();
    expect(await store.settle(file)).toBe('absent');
  });

  it('are one, however many settle them at once', async () => {
    const file = declared(PNG);
    await put(await store.prepare(file, new Date()), PNG);
    expect(await Promise.all([1, 2, 3].map(() => store.settle(file)))).toEqual(['kept', 'kept', 'kept']);
  });

  it('are kept where another settles them between its look and its copy', async () => {
    const file = declared(PNG);
    await put(await store.prepare(file, new Date()), PNG);
    // What is signed names the host it is sent to: it is passed on as it came.
    const between = createServer((asked, answer) => {
      const { method, url: path, headers } = asked;
      const passOn = () => asked.pipe(request(endpoint + path, { method, headers }, (given) => {
        answer.writeHead(given.statusCode!, given.headers);
        given.pipe(answer);
      }));
      if (headers['x-amz-copy-source']) void store.settle(file).then(passOn);
      else passOn();
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const late = at('S3RVER', `http://127.0.0.1:${(between.address() as AddressInfo).port}`);
    expect(await late.settle(file)).toBe('kept');
    expect(await store.sizeOf(file.name)).toBe(PNG.length);
    between.close();
    between.closeAllConnections();
  });

  it.each([
    ['of another type', Buffer.from(`<html>${' '.repeat(80)}`)],
    ['of another content', Buffer.concat([PNG.subarray(0, -1), Buffer.from('!')])],
  ])('are taken away when they are %s', async (_, sent) => {
    const file = { ...declared(PNG), bytes: sent.length };
    await put(await store.prepare(file, new Date()), sent);
    expect(await store.settle(file)).toBe('wrong');
    expect(await store.settle(file)).toBe('absent');
  });

  it('are not taken at an address that is another\'s, over, or signed for another length', async () => {
    const [file, other] = [declared(PNG), declared(PNG)];
    const target = await store.prepare(file, new Date());
    const url = new URL(target.url);
    url.pathname = url.pathname.replace(file.name, other.name);
    expect(await put({ ...target, url: url.href }, PNG)).toBe(403);
    expect(await put(target, PNG.subarray(1))).toBe(403);
    expect(await put({ ...target, headers: { ...target.headers, 'content-type': 'text/html' } }, PNG)).toBe(403);
    expect(await put(await store.prepare(file, new Date(Date.now() - 16 * 60_000)), PNG)).toBe(403);
    expect(await store.settle(file)).toBe('absent');
  });

  it('are nobody\'s who signs with another secret', async () => {
    await expect(at('another secret').sizeOf(declared(PNG).name)).rejects.toThrow('the file store answered 403');
  });
});
