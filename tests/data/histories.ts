import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JEWELRY, linesOf, SHARED } from './importer.ts';

/** A history of real purchases, its days moved so that the last one is yesterday: models look back from today. */
export interface History {
  readonly region: string;
  readonly currency: string;
  readonly sales: readonly Sale[];
  readonly cancellations: readonly Cancellation[];
}
export interface Line { readonly piece: string; readonly quantity: number; readonly minor: number }
export interface Sale { readonly no: string; readonly user: string; readonly at: Date; readonly lines: readonly Line[] }
/** Pieces of a line of an earlier sale that went back. */
export interface Cancellation {
  readonly no: string; readonly saleNo: string; readonly lineNo: number; readonly quantity: number; readonly at: Date;
}

const RETAIL = join(SHARED, 'online_retail', 'online_retail_2010-12_to_2011-08.csv.gz');
const CHILDREN = join(SHARED, 'mum_baby', 'members.csv');
const TRADES = join(SHARED, 'mum_baby', 'trades.csv.gz');
const DAY = 86_400_000;
const ZONE_MS = 8 * 3_600_000;

/** The day of the house's regions, all of which are eight hours ahead. */
export const dayIn = (at: Date): number => Math.floor((at.getTime() + ZONE_MS) / DAY);

/** One user of eight; a line is a piece, its price in yuan for as many dollars. */
export function readJewelry(): History {
  const sales = new Map<string, { no: string; user: string; at: Date; lines: Line[] }>();
  for (const row of linesOf(JEWELRY)) {
    const fields = row.split(',');
    const [price, user] = fields.length === 11 ? [fields[5]!, fields[6]!] : [fields[7]!, fields[8]!];
    if (!row || BigInt(user) % 8n !== 0n) continue;
    const no = fields[1]!;
    const sale = sales.get(no)
      ?? { no, user, at: new Date(`${fields[0]!.replace(' UTC', 'Z').replace(' ', 'T')}`), lines: [] };
    sale.lines.push({ piece: 'piece', quantity: 1, minor: Math.round(Number(price) * 100) });
    sales.set(no, sale);
  }
  return moved({ region: 'CN', currency: 'CNY', sales: [...sales.values()], cancellations: [] });
}

/**
 * One customer of eight. Cancellations name no invoice: pieces go back to the customer's newest earlier invoice that
 * still has as many of them; those of purchases before the file find none.
 */
export function readRetail(): History & { readonly unknown: number } {
  const sales = new Map<string, { no: string; user: string; at: Date; lines: Line[] }>();
  const back: { no: string; user: string; at: Date; piece: string; quantity: number }[] = [];
  for (const row of linesOf(RETAIL).slice(1)) {
    const [no, piece, , quantity, when, price, customer] = fieldsOf(row);
    const user = customer!.replace('.0', '');
    if (user === '' || Number(user) % 8 !== 0) continue;
    const at = new Date(`${when!.replace(' ', 'T')}Z`);
    if (no!.startsWith('C')) {
      back.push({ no: no!, user, at, piece: piece!, quantity: -Number(quantity) });
    } else if (Number(quantity) > 0 && Number(price) > 0) {
      const sale = sales.get(no!) ?? { no: no!, user, at, lines: [] };
      sale.lines.push({ piece: piece!, quantity: Number(quantity), minor: Math.round(Number(price) * 100) });
      sales.set(no!, sale);
    }
  }
  const whole = [...sales.values()].map((sale) => ({ ...sale, left: sale.lines.map(({ quantity }) => quantity) }));
  const cancellations = back.flatMap(({ no, user, at, piece, quantity }, nth): Cancellation[] => {
    for (const sale of whole.filter((one) => one.user === user && one.at <= at).reverse()) {
      const line = sale.lines.findIndex((one, place) => one.piece === piece && sale.left[place]! >= quantity);
      if (line < 0) continue;
      sale.left[line]! -= quantity;
      return [{ no: `${no}-${nth}`, saleNo: sale.no, lineNo: line + 1, quantity, at }];
    }
    return [];
  });
  return {
    ...moved({ region: 'HK', currency: 'HKD', sales: [...sales.values()], cancellations }),
    unknown: back.length - cancellations.length,
  };
}

export interface Child { readonly user: string; readonly birthday: string }

/** Parents whose child's birthday is known, those who bought more than once, and of the others one in twenty. */
export function readParents(): History & { readonly children: readonly Child[] } {
  const children = readFileSync(CHILDREN, 'utf8').trim().split('\n').slice(1).map((row): Child => {
    const [user, day] = row.split(',');
    return { user: user!, birthday: isoDay(day!) };
  });
  const known = new Set(children.map(({ user }) => user));
  const trades = linesOf(TRADES).slice(1).map((row, nth) => {
    const [user, , , , pieces, day] = row.trim().split(',');
    return { no: `T-${nth}`, user: user!, pieces: Number(pieces), at: new Date(`${isoDay(day!)}T04:00:00Z`) };
  });
  const often = new Set([...Map.groupBy(trades, ({ user }) => user)]
    .flatMap(([user, own]) => (own.length > 1 ? [user] : [])));
  const sales = trades.filter(({ user }, nth) => known.has(user) || often.has(user) || nth % 20 === 0)
    .map(({ pieces, ...sale }) => ({ ...sale, lines: [{ piece: 'piece', quantity: pieces, minor: 9_900 }] }));
  // A file without prices: each piece is taken to cost as much.
  return { ...moved({ region: 'SG', currency: 'SGD', sales, cancellations: [] }), children };
}

function moved(history: History): History {
  const sales = history.sales.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const days = dayIn(new Date()) - 1 - dayIn(sales.at(-1)!.at);
  const later = (at: Date) => new Date(at.getTime() + days * DAY);
  return {
    ...history, sales: sales.map((sale) => ({ ...sale, at: later(sale.at) })),
    cancellations: history.cancellations.map((one) => ({ ...one, at: later(one.at) }))
      .toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  };
}

function isoDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;
}

/** Descriptions have commas in quotes. */
function fieldsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, field]) => field!.replace(/^"|"$/g, ''));
}
