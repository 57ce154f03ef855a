import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  changedSince, LANDED, migrationHashes, readLanded,
} from '../../gateway/operations/landed-migrations.ts';

describe('migrations that have landed', () => {
  const landed = readLanded(readFileSync(LANDED, 'utf8'));
  const now = migrationHashes();

  it('say what they said then, in every schema: a change is a new migration', () => {
    expect(changedSince(landed, now)).toEqual([]);
  });

  it('are all listed (npm run release:schema -- landed)', () => {
    expect([...now.keys()].filter((name) => !landed.has(name))).toEqual([]);
  });

  it('include those of the kernel and of identity', () => {
    expect([landed.has('members/kernel-0001'), landed.has('identity/001-signing-keys')]).toEqual([true, true]);
  });
});

describe('the list', () => {
  it('finds what was edited and what is gone, and minds nothing that is new', () => {
    const landed = readLanded('aa  a/a-0001\nbb  a/a-0002\ncc  a/a-0003\n');
    expect(changedSince(landed, new Map([['a/a-0001', 'aa'], ['a/a-0002', 'b2'], ['a/a-0004', 'dd']])))
      .toEqual(['a/a-0002', 'a/a-0003']);
  });

  it('names a migration once', () => {
    expect(() => readLanded('aa  a/a-0001\nbb  a/a-0001\n')).toThrow('a/a-0001 stands twice');
  });
});
