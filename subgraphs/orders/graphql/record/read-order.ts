import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { noAmount, parseAmount, type Currency } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { OrderToRecord, RecordOrderCode } from '../../commands/record/order-to-record.ts';
import { tidyOrder } from '../../commands/record/tidy-order.ts';
import type { OrderRow } from './order.input.ts';

type Reading =
  | { readonly ok: true; readonly value: OrderToRecord }
  | { readonly ok: false; readonly refusals: readonly Refusal<RecordOrderCode>[] };

/** From the wire to the command: amounts to minor units, ids to uuids; what is unreadable is refused. */
export function readOrder(input: OrderRow, channelId: string | null): Reading {
  const refusals: Refusal<RecordOrderCode>[] = [];
  const refuse = (path: readonly string[], message: string) => {
    refusals.push({ code: 'INVALID', message, path });
  };
  const amount = (text: string, ...path: string[]): bigint => {
    const minor = parseAmount(text, input.currency as Currency);
    if (minor === null) refuse(path, noAmount(text, input.currency));
    return minor ?? 0n;
  };
  const one = (a: unknown, b: unknown, path: readonly string[], names: string) => {
    if (isGiven(a) === isGiven(b)) refuse(path, `Exactly one of ${names} is given.`);
  };
  const { buyer, pointsHold } = input;
  if (buyer) one(buyer.memberId, buyer.externalId, ['buyer'], 'memberId and externalId');
  one(input.outletId, input.outletCode, ['outletId'], 'outletId and outletCode');
  const value: OrderToRecord = {
    channelId, externalNo: input.externalNo,
    buyer: !buyer ? null : isGiven(buyer.externalId) ? { externalId: buyer.externalId! }
      : { memberId: decodeId(PREFIX.member, buyer.memberId ?? '') },
    outlet: isGiven(input.outletCode) ? { code: input.outletCode! }
      : { id: decodeId(PREFIX.outlet, input.outletId ?? '') },
    fulfilment: input.fulfilment, currency: input.currency as Currency, paidAt: input.paidAt,
    deliveredAt: input.deliveredAt ?? null,
    lines: input.lines.map((line, index) => {
      const path = ['lines', String(index)];
      one(line.sku, line.itemId, [...path, 'sku'], 'sku and itemId');
      return {
        item: isGiven(line.sku) ? { sku: line.sku! } : { id: decodeId(PREFIX.item, line.itemId ?? '') },
        quantity: line.quantity, unitPriceMinor: amount(line.unitPrice, ...path, 'unitPrice'),
        discountMinor: amount(line.lineDiscount, ...path, 'lineDiscount'),
        ...bundleOf(line), ...(isGiven(line.goldWeightMg) && { goldWeightMg: line.goldWeightMg! }),
        ...(isGiven(line.boardPrice) && { boardPriceMinor: amount(line.boardPrice!, ...path, 'boardPrice') }),
        ...(isGiven(line.labour) && { labourMinor: amount(line.labour!, ...path, 'labour') }),
      };
    }),
    orderDiscounts: input.orderDiscounts.map((discount, index) => ({
      code: discount.code, eligibleLines: discount.eligibleLines ?? null,
      amountMinor: amount(discount.amount, 'orderDiscounts', String(index), 'amount'),
    })),
    tradeInMinor: amount(input.tradeInCredit, 'tradeInCredit'),
    pointsHold: pointsHold ? {
      id: decodeId(PREFIX.pointsHold, pointsHold.id), points: pointsHold.points,
      amountMinor: amount(pointsHold.amount, 'pointsHold', 'amount'),
    } : null,
    shippingMinor: amount(input.shipping, 'shipping'), feesMinor: amount(input.fees, 'fees'),
    note: input.note ?? null, ...couponsOf(input),
  };
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: tidyOrder(value) };
}

/** Without any the body is as it was before there were coupons. */
function couponsOf({ couponIds }: OrderRow): Pick<OrderToRecord, 'couponIds'> {
  return couponIds?.length ? { couponIds: couponIds.map((id) =>
    decodeId(PREFIX.coupon, id) ?? decodeId(PREFIX.couponOffer, id)) } : {};
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** What is malformed is refused later, at its path. */
function bundleOf({ bundleId }: OrderRow['lines'][number]) {
  return isGiven(bundleId) ? { bundle: { id: decodeId(PREFIX.bundle, bundleId!) } } : {};
}
