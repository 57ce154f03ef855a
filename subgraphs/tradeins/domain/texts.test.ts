import { expect, it } from '@jest/globals';
import { isPhotoUrl, readNote, readWords } from './texts.ts';

it('reads words without blanks around them, and no misread ones', () => {
  expect([readWords(' Bangle ', 500), readWords('', 500), readWords('x'.repeat(501), 500), readWords('a\uFFFDb', 9)])
    .toEqual(['Bangle', null, null, null]);
  expect([readNote(null, 5), readNote('  ', 5), readNote('123456', 5)]).toEqual([null, null, undefined]);
});

it('takes https addresses without a password in them', () => {
  expect(isPhotoUrl('https://media.example/bangle.jpg')).toBe(true);
  for (const url of ['http://media.example/1.jpg', 'javascript:alert(1)', 'ring.jpg', '', 'https://a:b@media.example/1',
    `https://media.example/${'x'.repeat(500)}`]) expect(isPhotoUrl(url)).toBe(false);
});
