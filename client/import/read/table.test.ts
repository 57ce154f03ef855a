import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { bytesSource, type Source } from './source.ts';
import { openTable } from './table.ts';
import type { ReadSettings, Row } from './settings.ts';

const GB = new Map<string, number[]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const text = trail === 0x7f ? '' : new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && !GB.has(text)) GB.set(text, [lead, trail]);
  }
}
/** What has four bytes is counted through. */
const rare = (char: string): number[] => {
  const at = char.codePointAt(0)! - 0x10000;
  return [0x90 + Math.floor(at / 12_600), 0x30 + (Math.floor(at / 1_260) % 10), 0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10)];
};
/** A character whose second byte is a bar. */
const TRICKY = [...GB].find(([, [lead, trail]]) => lead! > 0xb0 && trail === '|'.charCodeAt(0))![0];

const encode = (text: string, encoding: string): Uint8Array => {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  if (encoding !== 'gb18030') return Buffer.from(text);
  return Uint8Array.from([...text].flatMap(
    (char) => (char < '\u0080' ? [char.charCodeAt(0)] : GB.get(char) ?? rare(char))));
};

const source = (bytes: string | Uint8Array): Source =>
  bytesSource('file', typeof bytes === 'string' ? Buffer.from(bytes) : bytes);

async function read(bytes: string | Uint8Array, settings?: ReadSettings) {
  const table = await openTable(source(bytes), settings);
  const rows: Row[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, rows, cells: rows.map(({ cells }) => cells) };
}
const refusal = (bytes: string | Uint8Array, settings?: ReadSettings): Promise<{ code?: string; message: string }> =>
  read(bytes, settings).then(() => ({ message: 'it was read' }), (error: Error) => error);

const CHINESE = '订单编号,商品名称,数量\nE1,古法金手镯和花丝镶嵌吊坠,1\nE2,𠮷祥金豆一克,2\n';
const FRENCH = 'Key,Name,City\n1,Zoë Müller,Besançon\n2,René Brontë,Orléans\n';

describe('the encoding', () => {
  it.each([
    ['utf-8', CHINESE], ['gb18030', CHINESE], ['utf-16le', CHINESE], ['utf-16be', CHINESE], ['utf-8', FRENCH],
      ['windows-1252', FRENCH],
  ])('%s is found without a mark, and nothing of the text is lost', async (encoding, text) => {
    // Without a mark UTF-16 shows by the zeros beside its ASCII.
    const found = await read(encode(text, encoding));
    expect([found.encoding, [found.header, ...found.cells].map((row) => row.join()).join('\n')]).toEqual(
      [encoding, text.trimEnd()]);
  });

  it.each([['utf-8', '\uFEFF'], ['utf-16le', '\uFEFF'], ['utf-16be', '\uFEFF']])(
    '%s with its mark: the mark is no part of the first name', async (encoding, mark) => {
    const found = await read(encode(mark + CHINESE, encoding));
    expect([found.encoding, found.header[0]]).toEqual([encoding, '订单编号']);
  });

  it('takes no second byte of a Chinese character for a delimiter', async () => {
    const text = `名称|数量\n${TRICKY}商品名称|1\n金手镯和手链|2\n`;
    expect(encode(TRICKY, 'gb18030')[1]).toBe('|'.charCodeAt(0));
    expect((await read(encode(text, 'gb18030'))).cells).toEqual([[`${TRICKY}商品名称`, '1'], ['金手镯和手链', '2']]);
  });

  it.each([
    ['UTF-8, then GB18030', [CHINESE, 'utf-8', 'E3,花丝镶嵌吊坠和金手镯,1\n', 'gb18030']],
    ['GB18030, then UTF-8', [CHINESE, 'gb18030', 'E3,花丝镶嵌吊坠和金手镯,1\n', 'utf-8']],
    ['UTF-8, then Windows-1252', [FRENCH, 'utf-8', '3,Inês Núñez,Málaga\n', 'windows-1252']],
    ['Windows-1252, then UTF-8', [FRENCH, 'windows-1252', '3,Inês Núñez,Málaga\n', 'utf-8']],
    ['UTF-16, then UTF-8', [`\uFEFF${FRENCH}`, 'utf-16le',
      '3,Ines Nunez,Malaga,and more,1234567890,1234567890,1234567890\n'.repeat(3), 'utf-8']],
    ['UTF-8, then UTF-16', [FRENCH, 'utf-8', '3,Ines,Malaga\n', 'utf-16le']],
  ])('a file half in one and half in another is refused with the byte where: %s',
    async (_, [first, one, second, other]) => {
    const head = encode(first!, one!);
    const { code, message } = await refusal(Buffer.concat([head, encode(second!, other!)]));
    expect(code).toBe('ENCODING_MIXED');
    const at = Number(/byte (\d+)/.exec(message)![1]);
    expect(Math.abs(at - head.length)).toBeLessThan(20);
  });

  it.each([['utf-8', 'windows-1252'], ['windows-1252', 'utf-8'], ['gb18030', 'utf-8'], ['utf-16le', 'utf-8']] as const)(
    '%s read as %s by order is refused or tells that it is not', async (is, said) => {
      const bytes = encode(is === 'gb18030' ? CHINESE : FRENCH, is);
      const found = await read(bytes, { encoding: said }).then((table) => table.cells.join(),
        (error: { code: string }) => error.code);
      expect(found === 'ENCODING_BROKEN' || found === 'ENCODING_MIXED' || found.includes('Ã')).toBe(true);
    });
});

describe('how a table is written', () => {
  it.each([[',', 'a,b,c\n1,2,"x,y"\n'], [';', 'a;b;c\n1;2;"x;y"\n3;4,50;5,25\n'], ['\t', 'a\tb\tc\n1\t2\t3,4\n'],
    ['|', 'a|b|c\n1|2|3\n']])(
    'cut by %j', async (delimiter, text) => {
      const found = await read(text);
      expect([found.delimiter, found.header, found.cells[0]!.length]).toEqual([delimiter, ['a', 'b', 'c'], 3]);
    });

  it('keeps quotes, doubled quotes and line breaks inside quotes, and knows the line', async () => {
    const found = await read('name,size\r\n"5"" ring\nwith a note",1\r\nplain "quoted" word,2\r\n');
    expect(found.rows).toEqual([{ line: 2, cells: ['5" ring\nwith a note', '1'] },
      { line: 4, cells: ['plain "quoted" word', '2'] }]);
  });

  it('finds columns of fixed width', async () => {
    const found = await read(
      'Order No   Item              Pieces\nA-001      Lotus Ring             2\nA-002      Koi Pendant            '
        + '1\n');
    expect([found.format, found.header, found.cells]).toEqual(
      ['fixed', ['Order No', 'Item', 'Pieces'], [['A-001', 'Lotus Ring', '2'], ['A-002', 'Koi Pendant', '1']]]);
  });

  it('reads JSON and lines of JSON, an envelope around them, and long numbers as they are written', async () => {
    const rows = '{"no":2026000000000000000001,"buyer":{"email":"a@b.c"}},\n{"no":7,"price":12.50}';
    for (const text of [`[${rows}]`, rows.replace(',\n', '\n'), `{"page":1,"data":[${rows}],"more":false}`]) {
      const found = await read(text);
      expect([found.format, found.header, found.cells]).toEqual(['json', ['no', 'buyer.email', 'price'],
        [['2026000000000000000001', 'a@b.c', ''], ['7', '', '12.50']]]);
    }
    const nested = await read('{"no":"1","lines":[{"sku":"a"}]}\n{"no":"2","lines":[]}\n');
    expect([nested.header, nested.cells]).toEqual([['no', 'line.sku', 'lines'], [['1', 'a', ''], ['2', '', '[]']]]);
    expect((await refusal('[{"a":1},{"a":')).code).toBe('JSON_BROKEN');
    const long = await read(JSON.stringify(Array.from({ length: 90_000 },
      (_, n) => ({ no: n, name: '花丝镶嵌吊坠和古法金手镯' }))));
    expect([long.encoding, long.rows.length]).toEqual(['utf-8', 90_000]);
  });

  it('reads a workbook: texts, numbers, dates, and what formulas made', async () => {
    const book = await writeExcelFile([
      [{ value: '单号' }, { value: '时间' }, { value: '金额' }, { value: '手机' }, { value: '合计' }],
      [{ value: 'E202600000000000000001' }, { value: new Date(Date.UTC(2026, 2, 1, 9, 30)), type: Date,
        format: 'yyyy/mm/dd hh:mm' },
        { value: 45.25, type: Number }, { value: '13800000001' }, { value: '=C2*2', type: 'Formula' }],
    ]).toBuffer();
    const found = await read(book);
    expect([found.format, found.header, found.cells]).toEqual(['xlsx', ['单号', '时间', '金额', '手机', '合计'],
      [['E202600000000000000001', '2026-03-01 09:30:00', '45.25', '13800000001', '=C2*2']]]);
    expect((await refusal(book.subarray(0, book.length - 200))).code).toBe('ZIP_BROKEN');
    expect((await refusal(book, { sheet: 'Orders' })).code).toBe('SHEET_UNKNOWN');
  });

  it('unpacks gzip, and refuses a broken one and one that fills a disk', async () => {
    const packed = gzipSync(CHINESE);
    expect(await read(packed)).toMatchObject({ packed: true, encoding: 'utf-8', header: ['订单编号', '商品名称', '数量'] });
    expect((await refusal(packed.subarray(0, packed.length - 12))).code).toBe('GZIP_BROKEN');
    const bomb = gzipSync(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.alloc(80 * 1024 * 1024, '2\n1,')]));
    expect((await refusal(bomb)).code).toBe('ZIP_BOMB');
  });
});

describe('headers', () => {
  it('refuses a file without one unless that is said', async () => {
    const bare = '2026-03-01,129.00,a@b.com\n2026-03-02,45.25,c@d.com\n';
    expect((await refusal(bare)).code).toBe('HEADER_MISSING');
    const found = await read(bare, { header: false });
    expect([found.header, found.cells.length]).toEqual([['1', '2', '3'], 2]);
  });

  it('names the second of two columns of one name, passes over titles and a header that stands again', async () => {
    const found = await read('会员报表,,\n2026年3月,,\nName,Total,Total\nA,1,2\nName,Total,Total\nB,3,4\n');
    expect(found.header).toEqual(['Name', 'Total', 'Total#2']);
    expect(found.notes.join()).toContain('"Total" names 2 columns');
    expect(found.rows.map(({ line, unreadable }) => [line, unreadable])).toEqual(
      [[4, undefined], [5, 'HEADER_AGAIN'], [6, undefined]]);
  });

  it('refuses what is empty', async () => {
    expect((await refusal('')).code).toBe('EMPTY');
    expect((await refusal('\n\n')).code).toBe('EMPTY');
    expect((await refusal('prose without any column at all')).code).toBe('DELIMITER_UNKNOWN');
  });
});

describe('lines that do not fit', () => {
  const header = 'Key,Street,City,Since\n1,0 High Street,Paris,2024-01-10\n';

  it('joins a field that begins with a blank to the one before, by that rule alone', async () => {
    const { rows } = await read(
      `${header}2,5, rue de Berri,Paris,2024-01-11\n3,6,Rue,Paris,2024-01-12\n4,x,y\n5,z,Rome,2024-01-13,,\n`);
    expect(rows[1]).toMatchObject({ line: 3, cells: ['2', '5, rue de Berri', 'Paris', '2024-01-11'],
      repaired: expect.stringContaining('joined in Street') });
    expect(rows[2]!.unreadable).toContain('5 fields');
    expect(rows[3]!.unreadable).toContain('3 fields');
    expect(rows[4]!.cells).toEqual(['5', 'z', 'Rome', '2024-01-13']);
  });

  it('joins in the column that a template names, and fills up what it says may be short', async () => {
    const { rows } = await read(`${header}3,6,Rue,Paris,2024-01-12\n4,x,y\n`, { join: 'Street', short: 'fill' });
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual(
      [['3', '6,Rue', 'Paris', '2024-01-12'], ['4', 'x', 'y', '']]);
  });

  it('refuses ten megabytes in a cell, a quote that is never closed and thousands of columns', async () => {
    const large = 'x'.repeat(10 * 1024 * 1024);
    for (const text of [`a,b\n1,${large}\n`, `a,b\n1,"${large}"\n`]) expect((await refusal(text)).code).toBe(
      'CELL_TOO_LARGE');
    expect((await refusal('a,b\n1,"open\n2,3\n')).code).toBe('QUOTE_OPEN');
    expect((await refusal(`${'a,'.repeat(3_000)}b\n`)).code).toBe('TOO_MANY_COLUMNS');
  });
});
