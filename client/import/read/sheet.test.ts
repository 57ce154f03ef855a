import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openTable } from './table.ts';
import { bytesSource } from './source.ts';

/** A ZIP as a spreadsheet writes it, without its checksums, which nobody looks at. */
function zip(files: Record<string, string>): Buffer {
  const [parts, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [packed, path] = [deflateRawSync(text), Buffer.from(name)];
    const [local, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [head, from] of [[local, 0], [entry, 2]] as const) {
      head.writeUInt16LE(8, 8 + from);
      head.writeUInt32LE(packed.length, 18 + from);
      head.writeUInt32LE(Buffer.byteLength(text), 22 + from);
      head.writeUInt16LE(path.length, 26 + from);
    }
    entry.writeUInt32LE(at, 42);
    parts.push(local, path, packed);
    central.push(entry, path);
    at += local.length + path.length + packed.length;
  }
  const [list, end] = [Buffer.concat(central), Buffer.alloc(22)];
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const book = (rows: string, more: Record<string, string> = {}): Buffer => zip({
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
  'xl/worksheets/s.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`, ...more });
const cell = (text: string): string => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`);
const row = (...cells: string[]): string => `<row>${cells.map(cell).join('')}</row>`;
const open = (bytes: Buffer) => openTable(bytesSource('book.xlsx', bytes));

describe('workbooks', () => {
  it('keep the place of an empty cell that does not say it', async () => {
    const table = await open(book(row('Key', 'Last Name', 'City') + row('1', '', 'Paris') + row('2', 'Lee', '')));
    const rows = [];
    for await (const { cells } of table.rows()) rows.push(cells);
    expect(rows).toEqual([['1', '', 'Paris'], ['2', 'Lee', '']]);
  });

  it.each([
    ['a million shared texts', { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(1_000_001)}</sst>` }],
    ['a hundred thousand styles', { 'xl/styles.xml': `<s><cellXfs>${'<xf/>'.repeat(100_000)}</cellXfs></s>` }],
  ])('are refused with %s, small as they are', async (_, more) => {
    await expect(open(book(row('a', 'b') + row('1', '2'), more))).rejects.toMatchObject({ code: 'XLSX_TOO_LARGE' });
  });

  it('are refused with a cell of a million characters in pieces', async () => {
    const pieces = `<row><c t="inlineStr"><is>${`<t>${'x'.repeat(1_000)}</t>`.repeat(1_100)}</is></c></row>`;
    await expect(open(book(row('a', 'b') + pieces))).rejects.toMatchObject({ code: 'CELL_TOO_LARGE' });
  });
});
