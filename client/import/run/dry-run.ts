import { Tally } from '../records/tally.ts';
import type { Order, Remark, Thing } from '../records/record.ts';
import { isSame, minus, plus, times, whole, ZERO, type Decimal } from '../map/decimal.ts';
import { KeyCounter } from '../map/key-counter.ts';
import type { Column } from '../map/column.ts';
import { sumOf } from '../map/profile.ts';
import type { Prepared } from './prepare.ts';
import type { Report } from './report.ts';

/**
 * What a run would do, as data: every line that is refused, held back or repaired and why, sums of the file, of its
 * orders and by currency, what would be sent, and what is still asked.
 */
export async function dryRun(prepared: Prepared, heard: (remark: Remark) => void = () => undefined): Promise<Report> {
  const tally = new Tally(heard);
  const toSend: Record<string, number> = {};
  const items = new KeyCounter();
  for await (const thing of prepared.reader(tally).things()) {
    const kind: Thing['is'] = thing.is;
    toSend[kind] = (toSend[kind] ?? 0) + 1;
    if (thing.is !== 'order') continue;
    for (const { sku } of thing.value.lines) items.add(sku);
    tally.sum('to send', thing.value.currency, sentOf(thing.value));
  }
  if (items.size > 0) tally.count('different items', items.size);
  const { source, sha256, table, profile, mapping, questions, target, template } = prepared;
  return {
    file: { name: source.name, sha256, bytes: source.size, format: table.format, packed: table.packed,
      encoding: table.encoding,
      delimiter: table.delimiter, lines: profile.lines },
    target, template: template.name, mapping: mapping.described, notImported: [...mapping.unmapped],
    counts: Object.fromEntries([...tally.counts].filter(([, count]) => count !== 0)), sums: tally.sums, toSend,
    columns: Object.fromEntries(profile.columns.map((column) => [column.name, toldOf(column, profile.columns)])),
    notes: [...table.notes, ...mapping.notes], reasons: tally.reasons, remarks: [...tally.remarks],
    questions: questions.all, open: questions.open.length,
  };
}

/** What an order comes to as it is sent: whole cents. */
function sentOf({ lines, orderDiscount, shipping, fees }: Order): Decimal {
  const goods = lines.map(({ quantity, unitPrice, discount }) => minus(times(whole(quantity), unitPrice), discount));
  return minus([...goods, shipping, fees].reduce(plus, ZERO), orderDiscount);
}

/** The file's own sum of a column: every column of numbers has one, mapped or not. */
function toldOf(column: Column, columns: readonly Column[]): Report['columns'][string] {
  const commas = columns.some(({ numbers }) => numbers.comma > 0) && !columns.some(({ numbers }) => numbers.point > 0);
  const mark = column.numbers.comma > 0 || (commas && column.numbers.point === 0) ? 'comma' : 'point';
  // A number of an order or a telephone is no amount, though it has digits alone.
  const isName = column.samples.some((one) => /^\d{9,}$/.test(one));
  const sum = !isName && column.sums[mark]
    && !(column.filled > 0 && isSame(column.sums[mark], ZERO) && column.numbers.none > 0) ? sumOf(column, mark) : null;
  return { filled: column.filled, distinct: column.distinct, ...(sum === null ? {} : { sum }) };
}
