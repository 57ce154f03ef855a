import { describe, expect, it } from '@jest/globals';
import { makeFormat } from '../../../i18n/make-format.ts';
import type { Column } from '../columns.ts';
import { csvCell, csvOf } from './csv.ts';
import { identifier, moment, money, share, signed } from './kinds.ts';
import { fileName } from './file-name.ts';
import { sheetOf } from './sheet.ts';
import { excelCell, xlsxOf } from './xlsx.ts';

interface Row {
  readonly name: string;
  readonly card: string;
  readonly net: { readonly amount: string; readonly currency: string } | null;
  readonly rate: number;
  readonly points: number;
  readonly at: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', label: '姓名', text: ({ name }) => name || '—' },
  { key: 'card', label: '卡号', ...identifier((row: Row) => row.card) },
  { key: 'net', label: '实付', ...money((row: Row) => row.net) },
  { key: 'rate', label: '比例', ...share((row: Row) => row.rate) },
  { key: 'points', label: '积分', ...signed((row: Row) => row.points) },
  { key: 'at', label: '时间', ...moment((row: Row) => row.at) },
  { key: 'do', label: '\u00a0', phone: 'actions', text: () => '' },
];
const WORDS = { currency: '币种', format: makeFormat('zh-CN'), zone: 'Asia/Shanghai' };
const ROW: Row = {
  name: '林*', card: '8860000000000012', net: { amount: '-1200.50', currency: 'CNY' }, rate: -512, points: -300,
  at: '2026-11-28T11:33:05.120Z',
};
const said = (text: string) => csvCell({ is: 'words', text });

describe('a file', () => {
  it('has amounts as a number and a currency, moments by the clock its head names, no buttons', async () => {
    const sheet = sheetOf([ROW, { ...ROW, name: '', net: null }], COLUMNS, WORDS);
    expect(await csvOf(sheet).text()).toBe([
      '"姓名","卡号","实付","实付 (币种)","比例","积分","时间 (Asia/Shanghai)"',
      '"林*","\t8860000000000012",-1200.50,"CNY",-5.12%,-300,2026-11-28 19:33:05',
      ',"\t8860000000000012",,,-5.12%,-300,2026-11-28 19:33:05', '',
    ].join('\r\n'));
  });

  it('is told by what it is, of which day, what was filtered and whether it is all', () => {
    expect(fileName('订单', '2026-11-28', ['已付款', 'a/b:c'], null, 'csv')).toBe('订单 2026-11-28 已付款 a-b-c.csv');
    const long = fileName('订单', '2026-11-28', ['x'.repeat(200)], '前 5,000 行', 'xlsx');
    expect([long.length <= 126, long.endsWith(' 前 5,000 行.xlsx')]).toEqual([true, true]);
  });
});

describe('a cell of a CSV file', () => {
  it('is no formula, however it is disguised', () => {
    const disguised = ['=1+1', '@cmd', '+1', '-1', '＝1', '＋1', '－1', '＠a', '\n=1', '\r\n=1', '\t=1', ' =1',
      '\u3000=1', '\u00a0=1', '\u200b=1', '\u0000=1', '﹦1', '\u22121', '|cmd', '\ufeff=1'];
    for (const text of disguised) expect([text, said(text)[1]]).toEqual([text, '\'']);
    expect(csvCell({ is: 'identifier', text: '+8613800000000' })).toBe('"\'+8613800000000"');
  });

  it('stays a text that looks like a number, a day or a time', () => {
    const numbers = ['0012', '8860000000000012', '3-5', '1E5', '2026/3', '12:30'];
    expect(numbers.map(said)).toEqual(numbers.map((text) => `"\t${text}"`));
    expect([said('3 号店'), said('18K')]).toEqual(['"3 号店"', '"18K"']);
  });

  it('stands on one line in its quotes, whatever divides cells', () => {
    expect([said('a,b;c'), said('说 "好"'), said('两\r\n行')]).toEqual(['"a,b;c"', '"说 ""好"""', '"两 行"']);
  });
});

describe('a cell of an Excel file', () => {
  it('is a text, a number or a day, as it was', () => {
    expect(excelCell({ is: 'identifier', text: '0012345678901234567' }))
      .toEqual({ value: '0012345678901234567', type: String, format: '@' });
    expect(excelCell({ is: 'words', text: '=1+1' })).toEqual({ value: '=1+1', type: String, format: '@' });
    expect(excelCell({ is: 'number', digits: '-1200.50' })).toEqual({ value: -1200.5, type: Number, format: '0.00' });
    expect(excelCell({ is: 'bps', digits: '512' })).toEqual({ value: 0.0512, type: Number, format: '0.00%' });
    expect(excelCell({ is: 'moment', text: '2026-11-28 19:33:05' })).toEqual({
      value: new Date('2026-11-28T19:33:05Z'), type: Date, format: 'yyyy-mm-dd hh:mm:ss',
    });
  });

  it('stays digits where a double would lose some', () => {
    expect(excelCell({ is: 'number', digits: '90071992547409.93' }))
      .toEqual({ value: '90071992547409.93', type: String, format: '@' });
  });

  it('makes a file of them', async () => {
    const sheet = sheetOf([{ ...ROW, name: '\u0001<&' }], COLUMNS, WORDS);
    const bytes = new Uint8Array(await (await xlsxOf(sheet)).arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 2))).toBe('PK');
  });
});
