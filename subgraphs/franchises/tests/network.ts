import type { OrderFacts, OrderLineFacts } from '../../contracts/events.ts';
import { newId } from '../../kernel/ids.ts';
import { seedId } from '../../kernel/seed.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Word } from '../../words/word.ts';
import { seedFranchises } from '../seed.ts';

/** The demo network as tests know it: FA, FB, FC with a store each, and head office's web shop. */
export const FA = seedId('franchise', 'f-01');
export const FB = seedId('franchise', 'f-02');
export const FC = seedId('franchise', 'f-03');
export const STORE_A = seedId('outlet', 'o-01');
export const STORE_B = seedId('outlet', 'o-04');
export const WEB = seedId('outlet', 'o-37');
export const MINI = seedId('channel', 'mini');

export async function openNetwork(handlers: HandlerContext, now: Date): Promise<void> {
  await seedFranchises({
    ...handlers, now, scale: { members: 0, products: 0 }, progress: () => undefined,
  });
}

export const day = (date: string): Date => new Date(`${date}T12:00:00+08:00`);

/** One version of a word, as its owner tells it. */
export function word(told: Pick<Word, 'kind' | 'code' | 'traits'> & Partial<Word>) {
  return ['word.changed.v1', `${told.kind}:${told.code}`, {
    nameZh: told.code, nameEn: told.code, rank: 9, retired: false, withdrawn: false, version: 1n,
    effectiveFrom: new Date('2020-01-01T00:00:00Z'), ...told,
  } satisfies Word] as const;
}

/** A region with a currency and a zone of its own, and its programme. */
export const JAPAN = [
  word({ kind: 'programme', code: 'JP', traits: { currency: 'JPY', timeZone: 'Asia/Tokyo' } }),
  word({ kind: 'region', code: 'JP', nameZh: '日本', traits: {
    currency: 'JPY', timeZone: 'Asia/Tokyo', phoneRegion: 'JP', cardDigit: '8', programme: 'JP' } }),
] as const;

/** One line; class A of 8,999.00 without known cost unless said otherwise. */
export function line(given: Partial<OrderLineFacts> = {}): OrderLineFacts {
  return {
    lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A',
    baseMinor: 899_900n, costMinor: null, pointsSpent: 0n, ...given,
  };
}

export function sale(
  memberId: string | null, outletId: string, paidAt: string, given: Partial<OrderFacts> = {},
): OrderFacts {
  const orderId = given.orderId ?? newId();
  return {
    orderId, externalNo: orderId, channelId: MINI, sellingOutletId: outletId, memberId,
    region: memberId === null ? null : 'CN', currency: 'CNY', paidAt: day(paidAt),
    deliveredAt: null, fulfilment: 'web', pointsHoldId: null, lines: [line()], ...given,
  };
}

export function comesBack(
  order: OrderFacts, returnedAt: string, baseMinor = order.lines[0]!.baseMinor,
  returnId = newId(),
) {
  const [first] = order.lines;
  const remaining = first!.baseMinor - baseMinor;
  return {
    orderId: order.orderId, returnId, memberId: order.memberId, returnedAt: day(returnedAt),
    whole: remaining === 0n,
    lines: [{
      lineId: first!.lineId, returnedQuantity: 1, returnedBaseMinor: baseMinor,
      remainingBaseMinor: remaining,
    }],
  };
}
