import { expect, it } from '@jest/globals';
import { isPhotoUrl } from './photo.ts';

it('is an https address without a password in it', () => {
  expect(isPhotoUrl('https://media.example/ring-1.jpg')).toBe(true);
  for (const url of ['http://media.example/1.jpg', 'javascript:alert(1)', 'ring.jpg', '', 'https://a:b@media.example/1',
    'https://media.example/a b', `https://media.example/${'x'.repeat(500)}`]) expect(isPhotoUrl(url)).toBe(false);
});
