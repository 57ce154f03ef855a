import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en, zh } from '../../admin/resources/audit/command-words.ts';
import { zh as ofClients } from '../../admin/resources/partner-clients/texts.ts';
import { ROOMS } from '../../subgraphs/contracts/rooms.ts';
import { SCOPE_WORDS } from '../../subgraphs/contracts/scopes.ts';

const ROOT = join(import.meta.dirname, '../..');
/** How a command, a deed of a policy or a deed of identity is named where it is defined. */
const NAMED =
  new RegExp(`(?:\\bname: |Policy\\(\\s*|Session\\()'((?:${ROOMS.join('|')})\\.[a-z-]+)'`, 'g');
const OF_IDENTITY = /'((?:operator|client|person|key|secret)\.[a-z-]+)'/g;

const sourcesOf = (glob: string): string[] =>
  globSync(glob, { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'));
const namesIn = (sources: readonly string[], pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name!));

describe('what the admin calls what was done', () => {
  it('has words for every command that may stand in the audit trail, in both languages', () => {
    const names = [...new Set([
      ...namesIn(sourcesOf('subgraphs/*/commands/**/*.ts'), NAMED),
      ...namesIn(sourcesOf('identity/**/*.ts'), OF_IDENTITY),
    ])];
    expect(names.length).toBeGreaterThan(80);
    const told = (words: typeof zh) => new Set(Object.entries(words).flatMap(([room, deeds]) =>
      Object.keys(deeds).map((deed) => `${room}.${deed}`)));
    const [inChinese, inEnglish] = [told(zh), told(en)];
    expect(names.filter((name) => !inChinese.has(name) || !inEnglish.has(name))).toEqual([]);
  });

  it('has a word for every part of every scope', () => {
    const { scopeArea, scopeVerb } = ofClients.words;
    const wordless = Object.keys(SCOPE_WORDS).filter((scope) => {
      const [area = '', verb = ''] = scope.split(':');
      return !(area in scopeArea) || !(verb in scopeVerb);
    });
    expect(wordless).toEqual([]);
  });
});
