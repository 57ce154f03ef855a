import type { AccountBook } from '../account-book.ts';
import { countedPoints, type Hold } from '../holds.ts';
import type { Lot } from '../lots.ts';
import { pointsAbroad, type Exchange } from '../worth.ts';

/** Points of an account in another programme's points. */
export interface Exchanged {
  readonly available: bigint;
  readonly pending: bigint;
  readonly held: bigint;
  readonly debt: bigint;
}

/**
 * An account's points become those of another programme at one rate: each balance keeps its worth, floor, and
 * its lots and holds share it. Example: 500 and 584 points of HK at 0.9221 are 461.05 and 538.51, together 999 of
 * CN: 461 and 538. A lot's amount tells from now on what the points that its order granted have become.
 */
export function exchangePoints(book: AccountBook, holds: readonly Hold[], by: Exchange): Exchanged {
  const before = outIn(holds);
  const held = exchangeHeld(holds.filter(({ state }) => state === 'held'), by);
  for (const hold of holds.filter(({ state }) => state !== 'held')) exchangeSettled(hold, by);
  const out: Out = { before, after: outIn(holds) };
  const lots = [...book.lots.values()];
  const inState = (state: Lot['state']) =>
    exchangeLots(lots.filter((lot) => lot.state === state), out, by);
  return {
    available: inState('active'), pending: inState('pending'), held,
    debt: pointsAbroad(book.account.debt, by),
  };
}

/** What holds have of each lot and may give back. */
interface Out {
  readonly before: ReadonlyMap<string, bigint>;
  readonly after: ReadonlyMap<string, bigint>;
}

function outIn(holds: readonly Hold[]): Map<string, bigint> {
  const out = new Map<string, bigint>();
  for (const { lotId, amount, restored } of holds.flatMap(({ parts }) => parts)) {
    out.set(lotId, (out.get(lotId) ?? 0n) + amount - restored);
  }
  return out;
}

/** Each as floor, and what the floors lack of the sum to those that lost most. */
export function exchangeAll(amounts: readonly bigint[], by: Exchange): bigint[] {
  const floors = amounts.map((amount) => pointsAbroad(amount, by));
  const missing = pointsAbroad(sumOf(amounts), by) - sumOf(floors);
  const lost = amounts.map((amount, index) => ({ index, part: (amount * by.num) % by.den }))
    .sort((a, b) => (a.part > b.part ? -1 : a.part < b.part ? 1 : a.index - b.index));
  for (const { index } of lost.slice(0, Number(missing))) floors[index]! += 1n;
  return floors;
}

/** Of what has gone from a lot, what holds may give back counts as there: nothing is owed for its rounding. */
function exchangeLots(lots: readonly Lot[], out: Out, by: Exchange): bigint {
  const remaining = exchangeAll(lots.map((lot) => lot.remaining), by);
  lots.forEach((lot, index) => {
    const held = out.before.get(lot.id) ?? 0n;
    const gone = lot.amount - lot.remaining - lot.expired - held;
    lot.remaining = remaining[index]!;
    lot.expired = pointsAbroad(lot.expired, by);
    lot.amount = lot.remaining + lot.expired + (out.after.get(lot.id) ?? 0n)
      // A bonus that was lowered once may have left less than went.
      + (gone > 0n ? pointsAbroad(gone, by) : 0n);
  });
  return sumOf(remaining);
}

function exchangeHeld(holds: readonly Hold[], by: Exchange): bigint {
  const parts = holds.flatMap((hold) => hold.parts);
  const amounts = exchangeAll(parts.map((part) => part.amount), by);
  parts.forEach((part, index) => { part.amount = amounts[index]!; });
  for (const hold of holds) {
    hold.counted = sumOf(hold.parts.map((part) => part.amount));
  }
  return sumOf(amounts);
}

/** Its points may still come back: from its lots, and what no lot had. */
function exchangeSettled(hold: Hold, by: Exchange): void {
  const { parts } = hold;
  const own = parts.map((part) => part.amount);
  const amounts = exchangeAll([...own, countedPoints(hold) - sumOf(own)], by);
  parts.forEach((part, index) => {
    const amount = amounts[index]!;
    part.restored = part.restored === part.amount ? amount : pointsAbroad(part.restored, by);
    part.amount = amount;
  });
  hold.counted = sumOf(amounts);
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
