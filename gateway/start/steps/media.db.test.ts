import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { until } from '../../../tests/kit/until.ts';
import { catalog } from '../../../subgraphs/catalog/index.ts';
import { jobs } from '../../../subgraphs/catalog/jobs/jobs.ts';
import { openFiles } from '../../../subgraphs/kernel/files/open-files.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import { keysFrom } from '../../../subgraphs/kernel/secret.ts';
import { mountMedia } from './media.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'karat-media-'));
const FOLDER = join(dataDir, 'media');
const keys = keysFrom('a secret of this test run');
const hq = operator('catalog:read', 'catalog:write');
let graph: TestSubgraph;
let app: FastifyInstance;
let url = '';

beforeAll(async () => {
  app = fastify();
  const files = { get publicUrl() { return url; }, store: null } as ReturnType<typeof openFiles>;
  await app.register(async (scope) => mountMedia(scope, { keys, now: () => graph.clock.now(),
    files: openFiles({ s3: null, dataDir, publicUrl: '', keys }) }));
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  Object.defineProperty(files, 'store', { value: openFiles({ s3: null, dataDir, publicUrl: url, keys }).store });
  graph = await startTestSubgraph(catalog, { files });
});
afterAll(async () => {
  await graph.stop();
  await app.close();
});

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5_000, 7)]);
const glb = (size: number): Buffer => {
  const model = Buffer.alloc(size, 1);
  model.write('glTF', 'latin1');
  model.writeUInt32LE(2, 4);
  model.writeUInt32LE(size, 8);
  return model;
};
/** A new file each time: names are of one upload. */
const picture = (): Buffer => Buffer.concat([JPEG, Buffer.from(newId())]);

const declared = (bytes: Buffer, more: object = {}) => ({ kind: 'PICTURE', contentType: 'image/jpeg',
  bytes: bytes.length, sha256: digest(bytes), idempotencyKey: newId(), ...more });

async function prepare(input: object, actor = hq) {
  const { data, errors } = await graph.query(`mutation($input: PrepareUploadInput!) { prepareUpload(input: $input) {
    upload { id url headers { name value } until address } userErrors { code path } } }`, { input }, actor);
  return errors ? { refused: errors[0]!.extensions!['code'] } : data.prepareUpload;
}
async function send(target: { url: string; headers: { name: string; value: string }[] }, body: Buffer) {
  const response = await fetch(target.url, { method: 'PUT', body: new Uint8Array(body),
    headers: target.headers.map(({ name, value }): [string, string] => [name, value]) });
  const { code = null } = await response.json() as { code?: string };
  return [response.status, code];
}
const uploaded = async (bytes: Buffer, more: object = {}) => {
  const { upload } = await prepare(declared(bytes, more));
  expect(await send(upload, bytes)).toEqual([201, null]);
  return upload;
};
let styles = 0;
async function create(media: object[], actor = hq) {
  const styleNo = `UP-${styles += 1}`;
  const { data } = await graph.query(`mutation($input: CreateProductInput!) { createProduct(input: $input) {
    product { id version media { kind url tryOnPlace } } userErrors { code path } } }`, { input: {
    styleNo, nameZh: '足金素链', nameEn: 'Plain Chain', category: 'CHAIN', demandClass: 'DAILY', marginClass: 'C',
    metal: 'GOLD', purity: 9990, idempotencyKey: newId(), media } }, actor);
  return data.createProduct;
}
const files = () => readdirSync(FOLDER).filter((name) => name !== 'parts');
const parts = () => readdirSync(join(FOLDER, 'parts'));
const sweep = () => jobs.find(({ name }) => name === 'sweep-uploads')!
  .run(graph.runtime.handlers, {}, graph.runtime.services);

describe('an upload', () => {
  it('is announced, sent and named by a product, which shows where everybody finds it', async () => {
    const bytes = picture();
    const upload = await uploaded(bytes);
    const model = glb(3_000);
    const worn = await uploaded(model, { kind: 'MODEL_3D', contentType: 'model/gltf-binary' });
    const { product, userErrors } = await create([{ kind: 'PICTURE', uploadId: upload.id },
      { kind: 'MODEL_3D', url: worn.address, tryOnPlace: 'FINGER' }]);
    expect(userErrors).toEqual([]);
    expect(product.media).toEqual([{ kind: 'PICTURE', url: upload.address, tryOnPlace: null },
      { kind: 'MODEL_3D', url: worn.address, tryOnPlace: 'FINGER' }]);
    expect(Buffer.from(await (await fetch(upload.address)).arrayBuffer()).equals(bytes)).toBe(true);
    // What was read is sent back by an edit as it was read.
    const { data } = await graph.query(`mutation($input: UpdateProductInput!) { updateProduct(input: $input) {
      product { media { url } } userErrors { code } } }`, { input: { id: product.id, expectedVersion: 1,
      media: [{ kind: 'PICTURE', url: product.media[0].url }] } }, hq);
    expect(data.updateProduct).toEqual({ product: { media: [{ url: upload.address }] }, userErrors: [] });
    expect(await graph.sql.one`select media from product where style_no = ${`UP-${styles}`}`)
      .toEqual({ media: [{ kind: 'picture', url: new URL(upload.address).pathname }] });
  });

  it('prepared again is the same, with an address that lasts longer; sent again it is there once', async () => {
    const bytes = picture();
    const input = declared(bytes);
    const first = await prepare(input);
    graph.clock.advance(60_000);
    const second = await prepare(input);
    expect([second.upload.id, second.upload.address]).toEqual([first.upload.id, first.upload.address]);
    expect(Date.parse(second.upload.until) - Date.parse(first.upload.until)).toBe(60_000);
    expect(await send(first.upload, bytes)).toEqual([201, null]);
    const before = files().length;
    expect(await send(second.upload, bytes)).toEqual([201, null]);
    expect([files().length, parts()]).toEqual([before, []]);
  });

  it.each([
    ['too large', { bytes: 20_971_521 }, 'TOO_LARGE bytes'],
    ['empty', { bytes: 0 }, 'INVALID bytes'],
    ['drawn by script', { contentType: 'image/svg+xml' }, 'UNSUPPORTED_TYPE contentType'],
    ['a page', { contentType: 'text/html' }, 'UNSUPPORTED_TYPE contentType'],
    ['a film, and called a picture', { contentType: 'video/mp4' }, 'UNSUPPORTED_TYPE contentType'],
    ['a member of every object', { contentType: 'constructor' }, 'UNSUPPORTED_TYPE contentType'],
    ['without a digest', { sha256: 'ABC' }, 'INVALID sha256'],
  ])('is refused before a byte of it came: %s', async (_, change, said) => {
    const { upload, userErrors } = await prepare(declared(JPEG, change));
    expect(upload).toBeNull();
    expect(userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`))
      .toEqual([said]);
  });

  it('is for those who may write products', async () => {
    expect(await prepare(declared(JPEG), operator('catalog:read'))).toEqual({ refused: 'FORBIDDEN' });
    const partner = channel(newId(), 'catalog:read', 'catalog:write');
    const bytes = picture();
    const { upload } = await prepare(declared(bytes), partner);
    expect(await send(upload, bytes)).toEqual([201, null]);
    const { data } = await graph.query('{ uploads: __type(name: "PreparedUpload") { name } }', {}, partner);
    expect(data.uploads).toEqual({ name: 'PreparedUpload' });
  });
});

describe('bytes that are not what was announced', () => {
  const html = Buffer.from(`<!doctype html><script>alert(1)</script>${' '.repeat(200)}`);
  it.each([
    ['longer', JPEG, Buffer.concat([JPEG, JPEG]), 413, 'UPLOAD_TOO_LONG'],
    ['shorter', JPEG, JPEG.subarray(0, 1_000), 400, 'UPLOAD_TOO_SHORT'],
    ['other', JPEG, Buffer.concat([JPEG.subarray(0, 5_009), Buffer.from('x')]), 400, 'UPLOAD_OTHER_CONTENT'],
    ['a page called a picture', html, html, 415, 'UPLOAD_OTHER_TYPE'],
  ])('are refused, and nothing of them stays: %s', async (_, said, sent, status, code) => {
    const { upload } = await prepare(declared(said));
    const before = files();
    expect(await send(upload, sent)).toEqual([status, code]);
    expect([files(), parts()]).toEqual([before, []]);
    expect((await create([{ kind: 'PICTURE', uploadId: upload.id }])).userErrors)
      .toEqual([{ code: 'UPLOAD_MISSING', path: ['media', '0', 'uploadId'] }]);
  });

  it('are refused where another file, a later moment or nobody at all was signed for', async () => {
    const { upload } = await prepare(declared(JPEG));
    const other = await prepare(declared(JPEG));
    const change = (edit: (one: URL) => void) => {
      const changed = new URL(upload.url);
      edit(changed);
      return send({ ...upload, url: changed.href }, JPEG);
    };
    const more = [403, 'UPLOAD_REFUSED'];
    expect(await change((one) => { one.pathname = new URL(other.upload.url).pathname; })).toEqual(more);
    expect(await change((one) => { one.searchParams.set('bytes', '99999999'); })).toEqual(more);
    expect(await change((one) => { one.searchParams.set('until', '9999999999999'); })).toEqual(more);
    expect(await change((one) => { one.search = ''; })).toEqual(more);
    graph.clock.advance(16 * 60_000);
    expect(await send(upload, JPEG)).toEqual([410, 'UPLOAD_EXPIRED']);
  });

  it('leave nothing when the connection breaks off', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.alloc(4_000_000)]);
    const { upload } = await prepare(declared(bytes));
    const before = files();
    const half = ask(upload.url, { method: 'PUT', headers: { 'content-length': bytes.length } });
    half.on('error', () => undefined);
    half.write(bytes.subarray(0, 2_000_000));
    await until(() => parts().length === 1);
    half.destroy();
    await until(() => parts().length === 0);
    expect(files()).toEqual(before);
  });
});

describe('media of a product', () => {
  it('are an address or an upload that is there, as what it is', async () => {
    const upload = await uploaded(picture());
    const refusals = async (...media: object[]) => (await create(media)).userErrors;
    expect(await refusals({ kind: 'PICTURE' }, { kind: 'PICTURE', url: upload.address, uploadId: upload.id })).toEqual([
      { code: 'INVALID', path: ['media', '0', 'url'] }, { code: 'INVALID', path: ['media', '1', 'url'] }]);
    expect(await refusals({ kind: 'PICTURE', uploadId: `upl_${'0'.repeat(26)}` }, { kind: 'VIDEO', uploadId: 'x' }))
      .toEqual([{ code: 'NOT_FOUND', path: ['media', '0', 'uploadId'] },
        { code: 'NOT_FOUND', path: ['media', '1', 'uploadId'] }]);
    expect(await refusals({ kind: 'VIDEO', uploadId: upload.id }))
      .toEqual([{ code: 'INVALID', path: ['media', '0', 'kind'] }]);
    expect(await refusals({ kind: 'PICTURE', url: `${upload.address.slice(0, -4)}.png` }))
      .toEqual([{ code: 'NOT_FOUND', path: ['media', '0', 'url'] }]);
  });
});

describe('what no product names', () => {
  it('has 1 GB of one channel together, until a product names it or a day is over', async () => {
    const film = (seed: string) => ({ kind: 'VIDEO', contentType: 'video/mp4', bytes: 209_715_200,
      sha256: digest(Buffer.from(seed)), idempotencyKey: newId() });
    const [ours, theirs] = [newId(), newId()].map((id) => channel(id, 'catalog:write'));
    for (const seed of ['a', 'b', 'c', 'd', 'e']) expect((await prepare(film(seed), ours)).userErrors).toEqual([]);
    const sixth = film('f');
    expect((await prepare(sixth, ours)).userErrors).toEqual([{ code: 'QUOTA_EXCEEDED', path: ['bytes'] }]);
    expect((await prepare({ ...sixth, bytes: 20_000_000 }, ours)).userErrors).toEqual([]);
    expect((await prepare(film('g'), theirs)).userErrors).toEqual([]);
    await graph.sql.run`update upload set idle_since = null where owner = ${`channel:${ours!.channelId}`}`;
    expect((await prepare({ ...sixth, idempotencyKey: newId() }, ours)).userErrors).toEqual([]);
  });
});

it('a file is known by its name, also at an address that the house had before; others are foreign', async () => {
  const upload = await uploaded(picture());
  const before = `https://old.example.com${new URL(upload.address).pathname}`;
  const foreign = 'https://cdn.example.com/media/ring.jpg';
  const unknown = before.replace(/[0-9a-f]{64}/, 'a'.repeat(64));
  const { product, userErrors } = await create([before, foreign, unknown].map((address) => (
    { kind: 'PICTURE', url: address })));
  expect(userErrors).toEqual([]);
  expect(product.media.map((medium: { url: string }) => medium.url)).toEqual([upload.address, foreign, unknown]);
});

describe('a file', () => {
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const response = await fetch(url + path, { headers, method });
    const text = await response.text();
    return { status: response.status, text, header: (name: string) => response.headers.get(name) };
  };

  it('is served for ever as what it is, to pages of anybody, and can run nothing', async () => {
    const bytes = picture();
    const path = new URL((await uploaded(bytes)).address).pathname;
    const whole = await get(path);
    expect([whole.status, whole.header('content-type'), whole.header('content-length')])
      .toEqual([200, 'image/jpeg', String(bytes.length)]);
    expect(['cache-control', 'x-content-type-options', 'content-security-policy', 'cross-origin-resource-policy',
      'etag'].map(whole.header)).toEqual(['public, max-age=31536000, immutable', 'nosniff',
      "default-src 'none'; sandbox; frame-ancestors 'none'", 'cross-origin', `"${digest(bytes)}"`]);
    expect((await get(path, { 'if-none-match': `"${digest(bytes)}"` })).status).toBe(304);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.header('content-length'), head.text]).toEqual([200, String(bytes.length), '']);
  });

  it('is served in ranges', async () => {
    const bytes = picture();
    const path = new URL((await uploaded(bytes)).address).pathname;
    const size = bytes.length;
    const piece = async (range: string, more = {}) => {
      const { status, header } = await get(path, { range, ...more });
      return [status, header('content-range'), header('content-length')];
    };
    expect(await piece('bytes=0-9')).toEqual([206, `bytes 0-9/${size}`, '10']);
    expect(await piece('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, '5']);
    expect(await piece(`bytes=${size - 1}-99999999`)).toEqual([206, `bytes ${size - 1}-${size - 1}/${size}`, '1']);
    expect(await piece(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, '0']);
    for (const none of ['bytes=-0', 'bytes=-00']) expect(await piece(none)).toEqual([416, `bytes */${size}`, '0']);
    expect(await piece('bytes=9-0')).toEqual([200, null, String(size)]);
    expect(await piece('bytes=0-9', { 'if-range': '"another"' })).toEqual([200, null, String(size)]);
  });

  it.each(['/media/..%2f..%2fsecrets.json', '/media/%2e%2e', '/media/parts', '/media/parts%2fx', '/media/',
    `/media/${'0'.repeat(26)}-${'0'.repeat(64)}.jpg`, `/media/${'0'.repeat(26)}-${'0'.repeat(64)}.html`,
  ])('is nothing else: %s', async (path) => {
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    expect((await get(path)).status).toBe(404);
  });
});

it('of a store that fails is not told where it lies', async () => {
  const broken = fastify();
  writeFileSync(join(dataDir, 'secrets.json'), '{}');
  const nowhere = openFiles({ s3: null, dataDir: join(dataDir, 'secrets.json'), publicUrl: '', keys });
  await broken.register(async (scope) => mountMedia(scope, { keys, now: () => graph.clock.now(), files: nowhere }));
  const { upload } = await prepare(declared(JPEG));
  const { pathname, search } = new URL(upload.url);
  for (const method of ['GET', 'PUT'] as const) {
    const { statusCode, body } = await broken.inject({ method, url: pathname + search, payload: JPEG });
    expect([statusCode, JSON.parse(body)]).toEqual([503,
      { code: 'STORE_UNAVAILABLE', message: 'Files cannot be reached now: try again.' }]);
  }
  await broken.close();
});

it('goes a day after the last product let go of it, and not before; what broke off goes sooner', async () => {
  const [kept, left, never] = [await uploaded(picture()), await uploaded(picture()), await uploaded(picture())];
  await create([{ kind: 'PICTURE', uploadId: kept.id }]);
  const { product } = await create([{ kind: 'PICTURE', uploadId: left.id }]);
  const input = declared(picture());
  await prepare(input);
  writeFileSync(join(FOLDER, 'parts', 'old'), 'x');
  utimesSync(join(FOLDER, 'parts', 'old'), 1, 1);
  const there = async () => Promise.all([kept, left, never].map(async ({ address }) => (await fetch(address)).status));
  graph.clock.advance(23 * 3_600_000);
  await sweep();
  expect([await there(), parts()]).toEqual([[200, 200, 200], []]);
  await graph.query(`mutation($id: ID!) { updateProduct(input: { id: $id, expectedVersion: 1, media: [] }) {
    userErrors { code } } }`, { id: product.id }, hq);
  graph.clock.advance(7 * 3_600_000);
  await sweep();
  expect(await there()).toEqual([200, 200, 404]);
  expect((await prepare(input)).userErrors).toEqual([{ code: 'UPLOAD_GONE', path: ['idempotencyKey'] }]);
  expect((await create([{ kind: 'PICTURE', uploadId: never.id }])).userErrors)
    .toEqual([{ code: 'NOT_FOUND', path: ['media', '0', 'uploadId'] }]);
  graph.clock.advance(31 * 3_600_000);
  await sweep();
  expect(await there()).toEqual([200, 404, 404]);
});

it('that is named once more has its day anew when it is let go of again', async () => {
  const { id, address } = await uploaded(picture());
  const { product } = await create([{ kind: 'PICTURE', uploadId: id }]);
  let version = product.version as number;
  const name = async (media: object[]) => {
    const { data } = await graph.query(`mutation($input: UpdateProductInput!) { updateProduct(input: $input) {
      product { version } userErrors { code } } }`, { input: { id: product.id, expectedVersion: version, media } }, hq);
    version = data.updateProduct.product.version;
  };
  const later = async (hours: number) => {
    graph.clock.advance(hours * 3_600_000);
    await sweep();
    return (await fetch(address)).status;
  };
  await name([]);
  expect(await later(7)).toBe(200);
  await name([{ kind: 'PICTURE', url: address }]);
  await name([]);
  expect(await later(25)).toBe(200);
  expect(await later(25)).toBe(404);
});
