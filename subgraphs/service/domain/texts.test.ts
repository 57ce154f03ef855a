import { expect, it } from '@jest/globals';
import { readNote, readWords } from './texts.ts';

it('takes what people say, without blanks around it, within its bounds', () => {
  expect(readWords('  戒指，主石松动 ', 20)).toBe('戒指，主石松动');
  expect([readWords(' ', 20), readWords('x'.repeat(21), 20), readWords('a\uFFFD', 20)]).toEqual([null, null, null]);
  expect([readNote(null, 5), readNote(' ', 5), readNote(' a', 5), readNote('toolong', 5)])
    .toEqual([null, null, 'a', undefined]);
});
