/**
 * What a purchase takes of plans: coupons whole and the soonest to end first, as far as the price reaches, then
 * principal, which never ends; the rest is paid. Points count without the coupons: principal is payment.
 *
 * 360,000 principal and coupons of 23,000 on a chain of 442,850: coupons 23,000, principal 360,000, cash 59,850, points
 * on 419,850.
 */
export interface Purchase {
  /** Minor units. */
  readonly price: bigint;
  readonly principal: bigint;
  readonly coupons: readonly { readonly id: string; readonly minor: bigint; readonly endsOn: string }[];
}

export interface Settled {
  readonly couponIds: readonly string[];
  readonly couponsMinor: bigint;
  readonly principalMinor: bigint;
  readonly cashMinor: bigint;
  /** What points count on. */
  readonly baseMinor: bigint;
}

export function settlePurchase({ price, principal, coupons }: Purchase): Settled {
  const inTurn = [...coupons].sort((a, b) => (a.endsOn === b.endsOn ? compare(a.id, b.id)
    : compare(a.endsOn, b.endsOn)));
  const couponIds: string[] = [];
  let left = price;
  for (const { id, minor } of inTurn) {
    if (minor > left) continue;
    couponIds.push(id);
    left -= minor;
  }
  const principalMinor = principal < left ? principal : left;
  const couponsMinor = price - left;
  return { couponIds, couponsMinor, principalMinor, cashMinor: left - principalMinor, baseMinor: left };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
