import { expect, it } from '@jest/globals';
import { phoneIn, readShown } from './shown.ts';

it('tells a code from a card and from what is looked for', () => {
  expect(readShown(' KARAT1.1618033988757.60000000.abc\n')).toEqual(
    { is: 'code', code: 'KARAT1.1618033988757.60000000.abc' });
  expect(readShown('KARATP1.1f0c9a2b7d.1618033988757.2026-10-01.xyz')).toEqual(
    { is: 'card', cardNumber: '1618033988757' });
  expect(readShown('1618 0339 88757')).toEqual({ is: 'card', cardNumber: '1618033988757' });
  expect(readShown('１３８００１３８０００')).toEqual({ is: 'words', search: '13800138000' });
  expect(readShown('王小美')).toEqual({ is: 'words', search: '王小美' });
  expect(readShown('  ')).toBeNull();
});

it('takes for a phone what may be called, and no card', () => {
  expect(phoneIn('+852 4300 0007')).toBe('+852 4300 0007');
  expect(phoneIn('１３８００１３８０００')).toBe('13800138000');
  expect(phoneIn('1618033988757')).toBe('');
  expect(phoneIn('王小美')).toBe('');
});
