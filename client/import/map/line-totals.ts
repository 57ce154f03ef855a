import type { Table } from '../read/table.ts';
import type { Profile } from './profile.ts';
import { minus, times, whole, type Decimal } from './decimal.ts';
import type { Mapping } from './mapping.ts';
import { Unreadable } from './unreadable.ts';

const LOOKED_AT = 500;

/**
 * "Subtotal" and "Total" may be of the order or of the line. Where orders have several lines and what stands on each is
 * its own pieces by its price, less its discount, it is the line's: 2 × 88.00 at 10 % is 158.40 on that line. Null when
 * there is no such column, or a field of lines has one already.
 */
export async function lineTotalAmong(table: Table, mapping: Mapping,
  profile: Profile): Promise<'subtotal' | 'total' | null> {
  if (mapping.has('lineTotal') || !mapping.has('unitPrice')) return null;
  for (const name of ['subtotal', 'total'] as const) {
    if (mapping.has(name) && await isOfLines(table, mapping, profile, name)) return name;
  }
  return null;
}

async function isOfLines(table: Table, mapping: Mapping, profile: Profile, name: 'subtotal' | 'total',
): Promise<boolean> {
  let [looked, fits, several, before] = [0, 0, mapping.has('discountPercent'), ''];
  const carried = mapping.carrying();
  for await (const { line, cells: own, unreadable } of table.rows()) {
    if (unreadable || profile.totals.has(line)) continue;
    const cells = carried(own);
    const order = mapping.has('orderNo') ? mapping.text('orderNo', cells) : '';
    if (order !== '' && order === before) several = true;
    before = order;
    looked += 1;
    if (fitsLine(mapping, cells, name)) fits += 1;
    if (looked >= LOOKED_AT) break;
  }
  return several && fits >= looked * 0.9;
}

/** To the cent, which a percentage may have been rounded to either way. */
function fitsLine(mapping: Mapping, cells: readonly string[], name: string): boolean {
  try {
    const [total, price] = [mapping.number(name, cells), mapping.number('unitPrice', cells)];
    if (total === null || price === null) return false;
    const gross = times(mapping.number('quantity', cells) ?? whole(1), price);
    const percent = mapping.number('discountPercent', cells) ?? whole(0);
    const off = times(gross, { units: percent.units, scale: percent.scale + 2 });
    const net = minus(minus(gross, off), mapping.number('lineDiscount', cells) ?? whole(0));
    return isWithinCent(minus(total, net)) || isWithinCent(minus(total, gross));
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

function isWithinCent(apart: Decimal): boolean {
  const size = apart.units < 0n ? -apart.units : apart.units;
  return minus({ units: size, scale: apart.scale }, { units: 1n, scale: 2 }).units <= 0n;
}
