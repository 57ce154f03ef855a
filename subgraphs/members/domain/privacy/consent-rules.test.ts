import { describe, expect, it } from '@jest/globals';
import { hashFor, hashOfText, isChild, readText } from './consent-rules.ts';

it.each([
  ['2012-09-16', '2026-09-15', true], ['2012-09-16', '2026-09-16', false], ['2012-02-29', '2026-02-28', true],
  ['2012-02-29', '2026-03-01', false], [null, '2026-09-15', false],
] as const)('born %s, on %s a child: %s', (birthday, today, child) => {
  expect(isChild(birthday, today)).toBe(child);
});

it('is hashed as the two texts with a line feed between', () => {
  expect(hashOfText({ zh: '同意', en: 'I agree' }))
    .toBe('8cdf56807f991fae5d5ff5c5553ec03f8cdad197b4a2f8d06620ced362cf50ca');
});

it('is read without what nobody sees', () => {
  expect(readText('  我同意接收短信营销信息\r\n可随时撤回 ')).toBe('我同意接收短信营销信息\n可随时撤回');
  for (const text of ['too short', 'x'.repeat(20_001), 'with a \u0000 inside it']) expect(readText(text)).toBeNull();
});

describe('the hash of a word', () => {
  const A = 'a'.repeat(64);
  const B = 'b'.repeat(64);
  const texts = new Map([['2', B]]);
  const word = (granted: boolean, textVersion: string, textHash: string | null) => ({ granted, textVersion, textHash });

  it.each([
    [word(true, '1', A), new Map(), { hash: A }],
    [word(true, '1', null), new Map(), { fault: 'TEXT_HASH_INVALID' }],
    [word(true, '2', null), texts, { hash: B }],
    [word(true, '2', B), texts, { hash: B }],
    [word(true, '2', A), texts, { fault: 'TEXT_HASH_INVALID' }],
    [word(true, '1', A), texts, { fault: 'TEXT_UNKNOWN' }],
    [word(false, '1', A), texts, { hash: A }],
    [word(false, '2', A), texts, { hash: A }],
    [word(false, '2', null), texts, { hash: B }],
    [word(false, '1', 'zz'), texts, { fault: 'TEXT_HASH_INVALID' }],
  ])('%j', (said, known, kept) => expect(hashFor(said, known)).toEqual(kept));
});
