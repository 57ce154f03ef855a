import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalPasscode, opensWith, passcodeDigest, passcodeHash } from './passcode.ts';

const KEY = Buffer.alloc(32, 1);

describe('passcode', () => {
  it('reads full-width digits and spaces as domain.md says', () => {
    expect(normalPasscode(' 金玉满堂８８ ')).toBe('金玉满堂88');
    expect(normalPasscode('GoLd88')).toBe('gold88');
    expect(normalPasscode('ＧＯＬＤ８８')).toBe('gold88');
    expect(normalPasscode('straße')).toBe(normalPasscode('STRASSE'));
    expect(normalPasscode('STRAẞE')).toBe(normalPasscode('strasse'));
  });

  it.each([['abc'], ['abcdefghijklm'], [''], ['   x   '], ['龘'.repeat(13)], ['a'.repeat(5000)]])(
    'takes no %j', (text) => { expect(normalPasscode(text)).toBeNull(); });

  it('counts characters, not code units', () => {
    expect(normalPasscode('𠮷𠮷𠮷')).toBeNull();
    expect(normalPasscode('𠮷'.repeat(12))).not.toBeNull();
  });

  it('is the same when read twice, whatever the case and the spaces around', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 14 }), (text) => {
      const once = normalPasscode(text);
      fc.pre(once !== null);
      expect(normalPasscode(once!)).toBe(once);
      expect(normalPasscode(`  ${text}\t`)).toBe(once);
    }));
  });

  it('keeps a salted keyed hash that only the word opens', () => {
    const digest = passcodeDigest(KEY, '金玉满堂88');
    const salt = Buffer.from('salt');
    const kept = { salt, hash: passcodeHash(salt, digest) };
    expect(opensWith(kept, digest)).toBe(true);
    expect(opensWith(kept, passcodeDigest(KEY, '金玉满堂89'))).toBe(false);
    expect(opensWith(kept, passcodeDigest(Buffer.alloc(32, 2), '金玉满堂88'))).toBe(false);
    expect(opensWith(kept, null)).toBe(false);
    expect(passcodeHash(Buffer.from('other'), digest)).not.toEqual(kept.hash);
  });
});
