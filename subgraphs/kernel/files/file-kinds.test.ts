import { describe, expect, it } from '@jest/globals';
import { refusalsOfDeclared } from './check-declared.ts';
import { looksLike } from './file-kinds.ts';
import { addressOf, NO_FILES, pathOf } from './file-store.ts';

const ftyp = (...brands: string[]) => Buffer.concat([Buffer.from([0, 0, 0, 12 + 4 * brands.length]),
  Buffer.from(`ftyp${brands[0]}`), Buffer.alloc(4), Buffer.from(brands.slice(1).join('')), Buffer.alloc(40)]);
const glTF = Buffer.from('676c544602000000e8030000', 'hex');

describe('the beginning of a file', () => {
  it.each([
    ['image/jpeg', Buffer.from('ffd8ffe1', 'hex')], ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['image/webp', Buffer.from('RIFF....WEBPVP8 ')], ['image/avif', ftyp('avif', 'mif1')],
    ['image/avif', ftyp('mif1', 'avif')], ['video/mp4', ftyp('isom', 'iso2', 'mp41')], ['video/mp4', ftyp('mp42')],
    ['video/webm', Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'latin1')], ['model/gltf-binary', glTF],
  ])('tells %s', (type, head) => { expect(looksLike(type, head, 1_000)).toBe(true); });

  it.each([
    ['image/jpeg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['image/png', Buffer.from('ffd8ffe1', 'hex')],
    ['video/mp4', ftyp('avif', 'mif1')], ['video/mp4', ftyp('qt  ')], ['video/mp4', ftyp('heic')],
    ['image/avif', ftyp('isom')], ['image/webp', Buffer.from('RIFF....WAVEfmt ')],
    ['video/webm', Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska', 'latin1')],
    ['model/gltf-binary', Buffer.from('676c544601000000e8030000', 'hex')], ['text/html', Buffer.from('<html>')],
  ])('is not that of %s', (type, head) => { expect(looksLike(type, head, 1_000)).toBe(false); });

  it('of a model says how long it is', () => { expect(looksLike('model/gltf-binary', glTF, 999)).toBe(false); });
});

it('a film may have what a picture may not', () => {
  const film = { kind: 'video', contentType: 'video/mp4', bytes: 209_715_200, sha256: 'a'.repeat(64) } as const;
  expect(refusalsOfDeclared(film)).toEqual([]);
  expect(refusalsOfDeclared({ ...film, bytes: film.bytes + 1 }).map(({ code }) => code)).toEqual(['TOO_LARGE']);
});

it('an address of this house is kept as a path, and any other as it is', () => {
  const house = { ...NO_FILES, publicUrl: 'https://karat.example' };
  const path = `/media/${'0'.repeat(26)}-${'a'.repeat(64)}.jpg`;
  expect(pathOf(house, `https://karat.example${path}`)).toBe(path);
  expect(addressOf(house, path)).toBe(`https://karat.example${path}`);
  for (const other of [`https://karat.example.evil${path}`, 'https://karat.example/media/../secrets.json',
    'https://cdn.example/a.jpg']) {
    expect([pathOf(house, other), addressOf(house, other)]).toEqual([other, other]);
  }
});
