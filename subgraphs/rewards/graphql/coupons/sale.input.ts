import { ID } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { formsOf, form } from '../../../kernel/graph/mutation/form.ts';
import {
  currency, decimal, idOf, list, optional, otherwise, take, text, whole, type Take, type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { noAmount, parseAmount, type Currency } from '../../../kernel/money.ts';
import { refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { readCouponCode } from '../../domain/coupons/coupon-code.ts';
import type { NamedCoupon, SaleAsked } from '../../domain/coupons/sale.ts';

const named = (says: string): Take<string> => take(() => ID, says);
const amount = (what: string): Take<string> =>
  decimal(`${what}, in the currency of the sale, for example "8999.00"; not below zero.`);

const line = form('CouponSaleLineInput', 'One line of a sale whose coupons are looked at.', {
  sku: optional(text('SKU 货号; this or itemId.')),
  itemId: optional(named('Item; this or sku.')),
  quantity: otherwise(1, whole('Pieces, 1 to 1,000,000.')),
  unitPrice: amount('Price of one piece before any coupon'),
  labour: optional(amount('Labour fee 工费 of one piece as it is charged; what the catalog says, when not given')),
  bundleReduction: optional(amount('What its bundle 套装, if it is of one, takes off the whole line before any coupon, '
    + 'at most the line')),
});

/** A sale before it is paid. */
export const SALE = {
  memberId: idOf(PREFIX.member, 'Who buys.'),
  channelId: optional(idOf(PREFIX.channel, 'Channel it is sold through; a channel asks for its own.')),
  outletId: optional(idOf(PREFIX.outlet, 'Outlet that sells; null when there is none.')),
  currency: currency('Currency of all amounts.'),
  lines: formsOf(line, 'Its lines, 1 to 200.'),
  pointsCash: otherwise('0', amount('What points pay of it')),
  tradeInCredit: otherwise('0', amount('Credit for old gold')),
};

/** Which coupons, as people and programs name them. */
export const COUPONS = {
  couponIds: otherwise([], list<string>(() => ID,
    'Coupons by id, at most 20; offers that need none come by themselves.')),
  couponCodes: otherwise([], list<string>(() => String, 'Coupons by their own code, at most 20; case, spaces and '
    + 'dashes do not matter.')),
};

/** Amounts to minor units, names to what they mean; all that cannot be read at its path. */
export function readSale(sent: Taken<typeof SALE>, actor: Actor): Outcome<SaleAsked, 'INVALID'> {
  const refusals: Refusal<'INVALID'>[] = [];
  const money = (value: string, ...path: string[]): bigint => {
    const minor = parseAmount(value, sent.currency as Currency);
    if (minor === null) refusals.push({ code: 'INVALID', message: noAmount(value, sent.currency), path });
    return minor ?? 0n;
  };
  const lines = sent.lines.map((one, index) => {
    const path = ['lines', String(index)];
    if (Boolean(one.sku) === Boolean(one.itemId)) {
      refusals.push({ code: 'INVALID', message: 'Exactly one of sku and itemId is given.', path: [...path, 'sku'] });
    }
    const off = one.bundleReduction ? money(one.bundleReduction, ...path, 'bundleReduction') : 0n;
    return {
      item: one.sku ? { sku: one.sku } : { id: decodeId(PREFIX.item, one.itemId ?? '') ?? NOBODY },
      quantity: one.quantity, unitPriceMinor: money(one.unitPrice, ...path, 'unitPrice'),
      labourMinor: one.labour === null || one.labour === undefined ? null : money(one.labour, ...path, 'labour'),
      // Left out where there is none: keys of before it was there stay the same.
      ...(off !== 0n && { bundleReductionMinor: off }),
    };
  });
  const sale: SaleAsked = {
    memberId: sent.memberId, channelId: actor.channelId ?? sent.channelId ?? null, outletId: sent.outletId ?? null,
    currency: sent.currency as Currency, lines, pointsCashMinor: money(sent.pointsCash, 'pointsCash'),
    tradeInMinor: money(sent.tradeInCredit, 'tradeInCredit'),
  };
  return refusals.length > 0 ? refusedAll(refusals) : { ok: true, value: sale };
}

/** What is no id and no code names no coupon of anybody. */
export function readNamed({ couponIds, couponCodes }: Taken<typeof COUPONS>): NamedCoupon[] {
  return [
    ...couponIds.map((id, index) => (
      { path: ['couponIds', String(index)], id: decodeId(PREFIX.coupon, id) ?? NOBODY })),
    ...couponCodes.map((code, index) => (
      { path: ['couponCodes', String(index)], code: readCouponCode(code) ?? '' })),
  ];
}
