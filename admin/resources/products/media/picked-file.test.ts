import { describe, expect, it } from '@jest/globals';
import { fileOfHouse } from './house-file.ts';
import { hereOf, typeOf } from './picked-file.ts';

const NAME = `${'0'.repeat(26)}-${'a'.repeat(64)}.jpg`;

describe('a file that was chosen', () => {
  it.each([
    ['a.JPG', 'image/jpeg', 'PICTURE', 'image/jpeg'], ['a.mp4', 'video/mp4', 'VIDEO', 'video/mp4'],
    ['ring.glb', '', 'MODEL_3D', 'model/gltf-binary'], ['a.svg', 'image/svg+xml', 'PICTURE', 'image/svg+xml'],
  ])('is what its type or its ending says: %s', (name, type, kind, contentType) => {
    expect(typeOf({ name, type })).toEqual({ kind, contentType });
  });

  it('is sent to the house by the name it is looked at, and to another store as that is called', () => {
    expect(hereOf(`http://localhost:4000/media/${NAME}?bytes=1`)).toBe(`/media/${NAME}?bytes=1`);
    const elsewhere = `https://s3.example/bucket/uploads/${NAME}?x=1`;
    expect(hereOf(elsewhere)).toBe(elsewhere);
  });
});

it('only files of the house are shown', () => {
  expect(fileOfHouse(`https://karat.example/media/${NAME}`)).toBe(`/media/${NAME}`);
  for (const url of ['https://cdn.example/a.jpg', 'media', '', `https://cdn.example/x/media/${NAME}`]) {
    expect(fileOfHouse(url)).toBeNull();
  }
});
