import { describe, expect, it } from '@jest/globals';
import { csvCell, csvHead, csvLine } from './csv-line.ts';
import { isStillFor, losesBy, partyOf, type Standing } from './export-rules.ts';

describe('a cell', () => {
  it('is no formula, however it is disguised', () => {
    const disguised = ['=1+1', '@cmd', '+1', '-x', '＝1', '－1', '＠a', '\n=1', '\t=1', ' =1', '\u3000=1', '\u200b=1',
      '\u0000=1', '﹦1', '\u22121', '|cmd', '\ufeff=1', '+8613800000000', '-1e5', '-01'];
    for (const text of disguised) {
      for (const sheets of [true, false]) expect([text, csvCell(text, sheets).slice(0, 2)]).toEqual([text, '"\'']);
    }
  });

  it('keeps amounts, days and numbers as they are, and nothing as nothing', () => {
    const cells = ['-1200.50', '0', '2026-11-28', 7, true, null, undefined].map((value) => csvCell(value, true));
    expect(cells).toEqual(['-1200.50', '0', '2026-11-28', '7', 'true', '', '']);
  });

  it('keeps the digits of a card for spreadsheets, and adds nothing for programs', () => {
    for (const text of ['8860000000000012', '0012', '1E5', '3-5']) {
      expect([csvCell(text, true), csvCell(text, false)]).toEqual([`"\t${text}"`, `"${text}"`]);
    }
  });

  it('is no formula where it is a number, however large', () => {
    for (const text of ['-123456789012.50', '-1234567890123456.50']) {
      expect([csvCell(text, true), csvCell(text, false)])
        .toEqual([`"\t${text}"`, text.length > 16 ? `"${text}"` : text]);
    }
  });

  it('is looked at once, however long it is', () => {
    // Of so many digits each was looked at from each one on: minutes.
    const text = `${'1'.repeat(1_000_000)}x`;
    expect(csvCell(text, true)).toBe(`"${text}"`);
  });

  it('stands in its quotes, whatever divides cells', () => {
    expect([csvCell('a,b;c', true), csvCell('说 "好"', true), csvCell(['a', { b: 1 }], false)])
      .toEqual(['"a,b;c"', '"说 ""好"""', '"[""a"",{""b"":1}]"']);
  });
});

it('a line has a cell for each column, also where an object on the way is missing', () => {
  const columns = [['id'], ['member', 'name']];
  expect(csvHead(columns)).toBe('"id","member.name"\r\n');
  const rows = [{ id: 'a', member: { name: '林' } }, { id: 'b', member: null }];
  expect(rows.map((row) => csvLine(row, columns, false)))
    .toEqual(['"a","林"\r\n', '"b",\r\n']);
});

describe('a file is for whoever asked', () => {
  const then: Standing = { kind: 'tenant', id: 'op', scopes: ['a', 'b'], tenantId: 't', siteIds: ['x', 'y'] };

  it.each<[string, Partial<Standing>, boolean]>([
    ['as it was', {}, true], ['that may more', { scopes: ['c', 'b', 'a'] }, true],
    ['with its outlets in another order', { siteIds: ['y', 'x'] }, true], ['that may less', { scopes: ['a'] }, false],
    ['bound to one outlet now', { siteIds: ['x'] }, false], ['bound to none', { siteIds: [] }, false],
    ['of another franchise', { tenantId: 'u' }, false], ['that is somebody else', { id: 'other' }, false],
    ['that is of the house now', { kind: 'operator', tenantId: undefined }, false],
    ['of a channel', { channelId: 'c' }, false],
  ])('%s', (_, change, is) => {
    expect(isStillFor(then, { ...then, ...change })).toBe(is);
  });
});

it('a turn is of a franchise or channel, and of each at head office', () => {
  const of = (standing: Partial<Standing>) => partyOf({ kind: 'operator', id: 'a', scopes: [], ...standing });
  expect([of({}), of({ kind: 'tenant', tenantId: 't' }), of({ kind: 'tenant', id: 'b', tenantId: 't' }),
    of({ kind: 'channel', channelId: 'c' })]).toEqual(['operator:a', 'tenant:t', 'tenant:t', 'channel:c']);
});

it('a consent that is taken back takes files of whom it was given for', () => {
  expect(['profiling', 'franchise_sharing', 'channel_sharing', 'cross_border', 'sms'].map(losesBy))
    .toEqual(['all', 'partners', 'partners', 'partners', 'nobody']);
});
