import type { Decimal } from '../map/decimal.ts';

export type Verdict = 'refused' | 'held' | 'later' | 'repaired' | 'noted';

/** What is said of a line: why it was refused, held back with its order, repaired, or is worth a look. */
export interface Remark {
  readonly line: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly detail: string;
}

export interface OrderLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Decimal;
  readonly discount: Decimal;
}

export interface BuyerNamed { readonly key: string | null; readonly email: string | null;
  readonly phone: string | null }

export interface ReturnedLine { readonly line: number; readonly sku: string; readonly quantity: number;
  readonly amount: Decimal | null }

/** What came back of an order: of this file or of an earlier one. */
export interface Return {
  readonly orderNo: string;
  readonly returnNo: string;
  readonly at: string;
  readonly currency: string;
  readonly lines: readonly ReturnedLine[];
}

export interface Order {
  readonly orderNo: string;
  readonly lines: readonly OrderLine[];
  readonly currency: string;
  readonly paidAt: string;
  readonly deliveredAt: string | null;
  readonly buyer: BuyerNamed | null;
  readonly orderDiscount: Decimal;
  readonly discountCode: string;
  readonly shipping: Decimal;
  readonly fees: Decimal;
  readonly outlet: string;
  readonly note: string;
}

export interface Member {
  readonly line: number;
  readonly key: string | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly birthday: string | null;
  readonly gender: 'FEMALE' | 'MALE' | 'UNKNOWN';
  readonly city: string;
  readonly occupation: string;
  readonly enrolledAt: string | null;
}

export interface Outlet {
  readonly line: number; readonly code: string; readonly name: string; readonly city: string; readonly region: string;
  readonly kind: string;
}

export interface Product {
  readonly line: number; readonly style: string; readonly sku: string; readonly name: string; readonly category: string;
  readonly price: Decimal; readonly currency: string; readonly weightMg: number; readonly size: string;
}

export interface Points { readonly line: number; readonly member: string; readonly points: bigint }

export interface Reading {
  readonly line: number; readonly at: string; readonly currency: string; readonly retail: Decimal;
    readonly buyback: Decimal | null;
  /** Parts per 10,000. */
  readonly purity: number;
  readonly source: string;
}

export interface Rates { readonly at: string; readonly lines: readonly number[];
  readonly rates: readonly { from: string; rate: Decimal }[] }

/** One thing to send, with its key: the same file makes the same keys. */
export type Thing =
  | { readonly is: 'product'; readonly key: string; readonly lines: readonly number[]; readonly value: Product }
  | { readonly is: 'member'; readonly key: string; readonly lines: readonly number[]; readonly value: Member }
  | { readonly is: 'outlet'; readonly key: string; readonly lines: readonly number[]; readonly value: Outlet }
  | { readonly is: 'order'; readonly key: string; readonly lines: readonly number[]; readonly value: Order }
  | { readonly is: 'return'; readonly key: string; readonly lines: readonly number[]; readonly value: Return }
  | { readonly is: 'points'; readonly key: string; readonly lines: readonly number[]; readonly value: Points }
  | { readonly is: 'gold'; readonly key: string; readonly lines: readonly number[]; readonly value: Reading }
  | { readonly is: 'fx'; readonly key: string; readonly lines: readonly number[]; readonly value: Rates };
