import { expect, it } from '@jest/globals';
import { readToken, tokenOf } from './link-token.ts';

it('leads back to the message with a key of the house, and with no other', () => {
  const id = '0192f0c1-2345-7abc-8def-0123456789ab';
  const token = tokenOf(id, 'present');
  expect(token).toHaveLength(43);
  expect(readToken(token, ['next', 'present'])).toBe(id);
  expect(readToken(token, ['next'])).toBeNull();
  expect(readToken(`${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`, ['present'])).toBeNull();
  expect(readToken('', ['present'])).toBeNull();
  expect(readToken('x'.repeat(10_000), ['present'])).toBeNull();
});
