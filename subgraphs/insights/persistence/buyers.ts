import type { OrderFacts } from '../../contracts/events.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import type { Codebook } from '../../words/codebook.ts';
import type { Home } from '../domain/home-value.ts';
import { homeOf } from './homes.ts';
import { lockMembers } from './known-members.ts';

export interface Buyer {
  /** Who the buyer is today, and who the buyer was said to be. */
  readonly memberId: string;
  readonly buyerId: string;
  /** Null until members or an order have told of it. */
  readonly home: Home | null;
}

/** The buyers of these orders, locked; of an order that nobody is known to have bought, null. */
export async function lockBuyers(
  sql: Sql, orders: readonly OrderFacts[], book: Codebook, now: Date,
): Promise<(order: OrderFacts) => Buyer | null> {
  const said = (order: OrderFacts) => order.boughtAs ?? order.memberId;
  const survivorOf = await survivorsOf(sql, orders.flatMap((order) => said(order) ?? []));
  const told = new Map<string, Home>();
  for (const { memberId, region } of orders) {
    const home = memberId && region ? homeOf(book, region, now) : null;
    if (memberId && home) told.set(memberId, home);
  }
  const members = await lockMembers(sql, orders.flatMap((order) => {
    const buyerId = said(order);
    return buyerId ? survivorOf(buyerId) : [];
  }), told);
  return (order) => {
    const buyerId = said(order);
    if (buyerId === null) return null;
    const memberId = survivorOf(buyerId);
    const region = members.get(memberId)?.region ?? null;
    return { memberId, buyerId, home: region === null ? null : homeOf(book, region, now) };
  };
}
