import { expect, it } from '@jest/globals';
import { readNote } from './note.ts';

it('takes 1 to 500 characters, blanks around them away', () => {
  expect(readNote('  likes jadeite ')).toBe('likes jadeite');
  expect(readNote('玉'.repeat(500))).toHaveLength(500);
  for (const none of ['   ', '玉'.repeat(501), 'half a \ud83d']) expect(readNote(none)).toBeNull();
});
