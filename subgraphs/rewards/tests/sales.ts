import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { newId } from '../../kernel/ids.ts';

type Told<Name extends keyof EventPayloads> = readonly [name: Name, aggregateId: string, payload: EventPayloads[Name]];

export const noon = (date: string): Date => new Date(`${date}T12:00:00+08:00`);

/** A sale of one line, by the outlet. */
export function sale(
  outletId: string, paidAt: string, baseMinor: bigint, given: Partial<OrderFacts> = {},
): Told<'order.recorded.v1'> {
  const orderId = newId();
  return ['order.recorded.v1', orderId, {
    orderId, externalNo: orderId, channelId: newId(), sellingOutletId: outletId, memberId: null, region: null,
    currency: 'CNY', paidAt: noon(paidAt), deliveredAt: null, fulfilment: 'store', pointsHoldId: null,
    lines: [{
      lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A', baseMinor, costMinor: null,
      pointsSpent: 0n,
    }],
    ...given,
  }];
}

/** So much of it comes back. */
export function back(
  [, orderId, { lines: [line] }]: Told<'order.recorded.v1'>, returnedAt: string, backMinor: bigint,
): Told<'order.returned.v1'> {
  return ['order.returned.v1', orderId, {
    orderId, returnId: newId(), memberId: null, returnedAt: noon(returnedAt), whole: false,
    lines: [{
      lineId: line!.lineId, returnedQuantity: 1, returnedBaseMinor: backMinor, remainingBaseMinor: 0n,
    }],
  }];
}

export const outlet = (outletId: string, franchiseId: string | null, region = 'CN'): Told<'outlet.changed.v1'> =>
  ['outlet.changed.v1', outletId, {
    outletId, code: outletId.slice(-6), name: 'Outlet', franchiseId, channelId: null,
    kind: franchiseId === null ? 'own_store' : 'franchise_store', region, closed: false, version: 1n,
  }];

export const rates = (homeRegion: string, from: string, to: string, rate: string): Told<'fx-table.published.v1'> =>
  ['fx-table.published.v1', homeRegion, {
    tableId: newId(), homeRegion, effectiveAt: noon('2020-01-01'), validUntil: noon('2030-01-01'),
    rates: [{ from, to, rate }],
  }];

/** Points that a transaction of 2026-09-01 issued; nothing said: news of before it was told. */
export function issued(...by: { funderId: string | null; points: bigint }[]): Told<'points.posted.v1'> {
  const [memberId, at] = [newId(), noon('2026-09-01')];
  return ['points.posted.v1', memberId, {
    memberId, transactionId: newId(), kind: 'accrual', available: 0n, pending: 0n, held: 0n, debt: 0n, at, version: 1n,
    ...(by.length === 0 ? {} : { region: 'CN', issued: by.map((one) => ({ ...one, at })) }),
  }];
}

/** Tells one after the other; answers why it waits or failed, null where it was taken. */
export async function tell(
  room: TestSubgraph, ...events: readonly (readonly [string, string, object])[]
): Promise<(string | null)[]> {
  const answers = [];
  for (const [name, aggregateId, payload] of events) answers.push(await room.deliver(name, aggregateId, payload));
  return answers;
}
