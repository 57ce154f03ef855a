import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { newId } from '../../kernel/ids.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';

/** Places and channels are only names here. */
export const SHOP = newId();
export const STORE = newId();
export const MINI = newId();
export const HOME = newId();

export const day = (date: string): Date => new Date(`${date}T12:00:00+08:00`);

export function sale(
  memberId: string | null, paidAt: string, baseMinor: bigint, given: Partial<OrderFacts> = {},
): OrderFacts {
  const orderId = given.orderId ?? newId();
  return {
    orderId, externalNo: orderId, channelId: MINI, sellingOutletId: SHOP, memberId,
    region: memberId === null ? null : 'CN', currency: 'CNY', paidAt: day(paidAt), deliveredAt: null,
    fulfilment: 'web', pointsHoldId: null,
    lines: [{
      lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A', baseMinor, costMinor: null,
      pointsSpent: 0n,
    }],
    ...given,
  };
}

/** So much comes back of its only line; all of it unless said. */
export function comesBack(
  { orderId, memberId, lines: [line] }: OrderFacts, returnedAt: string, backMinor = line!.baseMinor,
): EventPayloads['order.returned.v1'] {
  const whole = backMinor === line!.baseMinor;
  return {
    orderId, returnId: newId(), memberId, returnedAt: day(returnedAt), whole,
    lines: [{
      lineId: line!.lineId, returnedQuantity: 1, returnedBaseMinor: backMinor,
      remainingBaseMinor: line!.baseMinor - backMinor,
    }],
  };
}

type Told<Name extends keyof EventPayloads> = readonly [name: Name, aggregateId: string, payload: EventPayloads[Name]];

export const enrolled = (memberId: string, region = 'CN', on = '2025-01-01'): Told<'member.enrolled.v1'> =>
  ['member.enrolled.v1', memberId,
    { memberId, region, source: 'store', channelId: MINI, outletId: STORE, enrolledAt: day(on) }];

export const recorded = (order: OrderFacts): Told<'order.recorded.v1'> => ['order.recorded.v1', order.orderId, order];
export const linked = (order: OrderFacts): Told<'order.linked.v1'> => ['order.linked.v1', order.orderId, order];
export const returned = (back: EventPayloads['order.returned.v1']): Told<'order.returned.v1'> =>
  ['order.returned.v1', back.orderId, back];
export const merged = (memberId: string, otherMemberId: string): Told<'member.merged.v1'> =>
  ['member.merged.v1', memberId, { memberId, otherMemberId, mergedAt: day('2026-09-01'), mergeId: newId() }];
export const profiling = (memberId: string, granted: boolean, version: bigint): Told<'member.consent-changed.v1'> =>
  ['member.consent-changed.v1', memberId, { memberId, purpose: 'profiling', granted, at: day('2026-01-01'), version }];
export const seen = (personId: string, tenantId: string | null = HOME): Told<'member.visibility-changed.v1'> =>
  ['member.visibility-changed.v1', personId,
    { personId, tenantId, layer: 1, channelIds: [MINI], survivorId: null, version: 1n }];
export const rates = (homeRegion: string, from: string, to: string, rate: string): Told<'fx-table.published.v1'> =>
  ['fx-table.published.v1', homeRegion, {
    tableId: newId(), homeRegion, effectiveAt: day('2020-01-01'), validUntil: day('2030-01-01'),
    rates: [{ from, to, rate }],
  }];

/** Tells one after the other; answers why it waits or failed, null where it was taken. */
export async function tell(
  room: TestSubgraph, ...events: readonly (readonly [string, string, object])[]
): Promise<(string | null)[]> {
  const answers = [];
  for (const [name, aggregateId, payload] of events) answers.push(await room.deliver(name, aggregateId, payload));
  return answers;
}
