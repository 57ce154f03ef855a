import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { csvCell } from '../../client/import/run/files.ts';
import { dryRun } from '../../client/import/run/dry-run.ts';
import { prepare, type Wish } from '../../client/import/run/prepare.ts';
import { readyTemplates } from '../../client/import/run/templates.ts';
import { bytesSource, fileSource, type Source } from '../../client/import/read/source.ts';
import { openTable } from '../../client/import/read/table.ts';
import { SHARED } from './importer.ts';

/** What each of the ten needs to be told, whatever it is written as. */
const FILES: Record<string, Wish> = {
  'shopify_orders.csv': {},
  'etsy_sold_items.csv': { answers: { zone: 'America/New_York' } },
  'customers_windows1252.csv': {},
  'customers_us_dates.csv': { answers: { 'date:BirthDate': 'MDY' } },
  'loyalty_activity.csv': { answers: { rounding: 'floor', opening: 'needed' } },
  'gold_per_kilogram.csv': { answers: { currency: 'MYR', zone: 'Asia/Kuala_Lumpur', unit: 'kilogram' } },
  'gold_per_tola.json': {},
  'stores_by_url.csv': {},
  'youzan_orders_gb18030.csv': {},
  'odoo_pos_lines.csv': { answers: { currency: 'EUR', zone: 'Europe/Berlin' } },
};

interface Grid { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

async function gridOf(name: string): Promise<Grid> {
  const table = await openTable(await fileSource(join(SHARED, 'imports', name)));
  const rows: (readonly string[])[] = [];
  for await (const { cells } of table.rows()) rows.push(cells);
  return { header: table.header, rows };
}

const delimited = ({ header, rows }: Grid, delimiter: string): string =>
  [header, ...rows].map((cells) => cells.map((cell) =>
  (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)).join(
    '\r\n');
const turned = ({ header, rows }: Grid): Grid =>
  ({ header: header.toReversed(), rows: rows.map((cells) => cells.toReversed()) });
const objects = ({ header, rows }: Grid): object[] =>
  rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]])));

/** The same table, written as other systems write it. */
const WAYS: Record<string, (grid: Grid) => Promise<Uint8Array> | Uint8Array> = {
  'tabs, columns turned round, UTF-16': (grid) => Buffer.from(`\uFEFF${delimited(turned(grid), '\t')}`, 'utf16le'),
  'semicolons, UTF-8 with its mark, packed': (grid) => gzipSync(`\uFEFF${delimited(grid, ';')}`),
  'names in capitals': ({ header, rows }) =>
    Buffer.from(delimited({ header: header.map((name) => name.toUpperCase()), rows }, ',')),
  'lines of JSON': (grid) => Buffer.from(objects(grid).map((one) => JSON.stringify(one)).join('\n')),
  'a workbook': async ({ header, rows }) => writeExcelFile([header, ...rows].map((cells) =>
    cells.map((value) => (value === '' ? null : { value, type: String })))).toBuffer(),
};

async function looked(source: Source, wish: Wish) {
  const { counts, sums, toSend, reasons, target } =
    await dryRun(await prepare(source, { templates: await readyTemplates(), ...wish }));
  // What was repaired in the reading is whole in what is written again, and so is no longer counted.
  const { 'repaired FIELDS_JOINED': _, ...others } = reasons;
  const { 'lines repaired': __, ...counted } = counts;
  return { target, counts: counted, sums, toSend, reasons: others };
}

describe.each(Object.keys(FILES))('%s, written otherwise', (name) => {
  it.each(Object.keys(WAYS))('%s', async (way) => {
    const wish = FILES[name]!;
    const grid = await gridOf(name);
    const upper = way === 'names in capitals' && wish.answers?.['date:BirthDate']
      ? { answers: { 'date:BIRTHDATE': 'MDY' } } : wish;
    const again = await looked(bytesSource(name, await WAYS[way]!(grid)), upper);
    expect(again).toEqual(await looked(await fileSource(join(SHARED, 'imports', name)), wish));
  });
});

it('marks as text what a spreadsheet would take for a formula, and no amount', () => {
  expect(['=1+1', '@x', '-45.25', '+65 8123 4500', '-cmd', 'a,b'].map(csvCell))
    .toEqual(['\'=1+1', '\'@x', '-45.25', '+65 8123 4500', '\'-cmd', '"a,b"']);
});
