import type { Sql } from '../../../kernel/database/sql.ts';
import { convertMinor, isCurrency } from '../../../kernel/money.ts';
import { rateAt, type Rate } from '../../domain/rate-at.ts';
import type { OrderToRecord } from './order-to-record.ts';

/** Rates by "from to". */
export type Rates = ReadonlyMap<string, readonly Rate[]>;

/** Only what is sold in another currency than it is kept in needs rates: mostly nothing. */
export async function loadRates(
  sql: Sql, orders: readonly OrderToRecord[], kept: ReadonlySet<string>,
): Promise<Rates> {
  const sold = new Set(orders.map((order) => order.currency as string));
  const pairs = [...sold].flatMap((to) => [...kept].flatMap((from) => (from === to ? [] : [{ from, to }])));
  const rates = new Map<string, Rate[]>();
  if (pairs.length === 0) return rates;
  const rows = await sql.all<Rate & { from: string; to: string }>`
    select from_currency as "from", to_currency as "to", effective_at as "effectiveAt", valid_until as "validUntil",
      withdrawn_at as "withdrawnAt", rate from fx_fact
    where (from_currency, to_currency) in (select * from unnest(
      ${pairs.map(({ from }) => from)}::text[], ${pairs.map(({ to }) => to)}::text[]))
    order by effective_at, withdrawn_at, table_id`;
  for (const { from, to, ...rate } of rows) {
    const key = `${from} ${to}`;
    rates.set(key, [...(rates.get(key) ?? []), rate]);
  }
  return rates;
}

/** An amount of the item in the currency of the order at payment; null when it cannot be known. */
export function inCurrencyOf(
  order: OrderToRecord, minor: bigint | null, currency: string | null, rates: Rates,
): bigint | null {
  if (minor === null || currency === null || currency === order.currency) return minor;
  const rate = rateAt(rates.get(`${currency} ${order.currency}`) ?? [], order.paidAt);
  return rate !== null && isCurrency(currency)
    ? convertMinor(minor, rate, currency, order.currency) : null;
}
