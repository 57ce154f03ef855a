import type { ExecutionResult } from 'graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { formatAmount, parseAmount } from '../../kernel/money.ts';
import { BAR, BRACELET, ids, RING } from './shop.ts';

const item = (id: string, more: object = {}) => ({
  id: encodeId(PREFIX.item, id), retired: false, serialNo: null, pricing: 'FIXED', goldWeightMg: 4_000,
  labourBasis: 'PIECE', currency: 'CNY', labour: { amount: '425.60' }, stonePrice: { amount: '0.00' },
  fixedPrice: null, price: null, product: null, ...more });
const fixed = (amount: string, more: object = {}) => ({ fixedPrice: { amount }, ...more });

/**
 * Catalog, rewards, loyalty and tradeins as a quote asks them, with the ways they can fail: `down` refuses to answer,
 * `mute` does
 * it but the answer is lost. A holder's points and its one coupon go and come as theirs do.
 */
export class FakeRooms implements GraphClient {
  readonly items = new Map<string, any>([
    [RING, item(RING, fixed('8999.00'))], [BRACELET, item(BRACELET, fixed('12345.67'))],
    [BAR, item(BAR, fixed('26800.00', { serialNo: 'SN-1' }))],
  ].map(([id, one]) => [encodeId(PREFIX.item, id as string), one]));

  available = 10_000;
  readonly holds = new Map<string, { readonly id: string; readonly points: number; back: boolean }>();
  /** Whether another sale took the coupon between looking and holding. */
  couponTaken = false;
  /** What comes to each sale without a coupon, as it is looked at and as it is held; null: nothing. */
  offer: { readonly seen: string; readonly held: string | null } | null = null;
  /** Whether loyalty has no news of the holder yet. */
  holderUnknown = false;
  /** What the member's old gold was offered at, by its id; null: what tradeins says instead. */
  readonly gold = new Map<string, string>();
  creditSays: string | null = null;
  /** Of every coupon and offer. */
  reduces = 'ORDER_AMOUNT';
  /** Old gold that the buyer brought: to the web shop, unless it says another outlet. */
  waiting: readonly { readonly state: string; readonly isUsed: boolean; readonly consent?: object;
    readonly outlet?: { readonly id: string } }[] = [];
  /** What a hundred of the old gold is worth where the sale leaves it; null: nobody can say. */
  plainPercent: number | null = 100;
  paysLabour = true;
  /** Whose sale holds what, by key. */
  readonly creditHolds = new Map<string, { readonly id: string; readonly input: any; back: boolean }>();
  /** Of whoever buys. */
  tier = 'base';
  /** Its moves, newest first; how many of them one page of it has is up to who asks. */
  moves: readonly { readonly at: string; readonly from: string; readonly to: string }[] = [];
  /** Whether loyalty holds no points of the buyer, who is looked at for abuse. */
  isReviewed = false;
  mode: 'up' | 'down' | 'mute' = 'up';

  async execute<Data>(
    { document, variables }: { document: string; variables: Record<string, any> },
  ): Promise<ExecutionResult<Data>> {
    const name = /(?:query|mutation) (\w+)/.exec(document)![1]!;
    if (this.mode === 'down') throw new Error('connection refused');
    const answers: Record<string, () => object> = {
      TierOfQuote: () => ({ node: this.#member() }),
      TiersOfBuyers: () => ({ nodes: variables['ids'].map(() => this.#member()) }),
      PiecesOfQuote: () => this.#pieces(variables), PiecesAndPointsOfQuote: () => this.#pieces(variables),
      CouponsOfQuote: () => this.#coupons(variables['input']), EarningOfQuote: () => earning(variables['input']),
      HoldForQuote: () => this.#hold(variables), ReleaseCouponsOfQuote: () => this.#back('coupons', variables),
      VoidPointsOfQuote: () => this.#back('points', variables),
      GoldOfBuyers: () => ({ nodes: variables['ids'].map(() => ({ tradeIns: this.#brought() })) }),
      GoldOfBuyer: () => ({ node: { tradeIns: this.#brought() } }),
      CreditOfQuote: () => ({ credit: this.#credit(variables['credit']) }),
      ReleaseCreditOfQuote: () => this.#creditBack(variables['credit']),
    };
    const data = answers[name]!();
    if (this.mode === 'mute') throw new Error('the answer was lost');
    return { data } as never;
  }

  #brought(): object[] {
    return this.waiting.map((gold) => ({ outlet: { id: ids.webShop }, ...gold }));
  }

  #member(): object {
    return { loyalty: { programme: { code: 'CN' }, tier: { tier: { code: this.tier } }, tierHistory: {
      edges: this.moves.slice(0, 20).map(({ at, from, to }) => ({
        node: { at, from: { code: from }, to: { code: to } } })),
      pageInfo: { hasNextPage: this.moves.length > 20 } } } };
  }

  #pieces({ ids, points }: Record<string, any>): object {
    const refusal = points && points.points > this.available ? { code: 'INSUFFICIENT_POINTS' } : null;
    return {
      items: ids.map((id: string) => this.items.get(id) ?? null),
      ...(points && { simulateRedemption: { refusal, worthAbroad: null,
        worth: { amount: formatAmount(BigInt(points.points), 'CNY'), currency: 'CNY' } } }),
    };
  }

  /** 500 off the order of domain.md 9.3, with 工费8折 on its second line. */
  #coupons({ lines, couponIds = [] }: Record<string, any>): object {
    const money = (amount: string) => ({ amount });
    const two = lines.length === 2 && couponIds.length > 0;
    const offer = { terms: { kind: this.reduces } };
    const ofItself = this.offer ? [{ coupon: null, offer, named: 'offer', verdict: 'APPLIED',
      saved: money(this.offer.seen),
      shares: lines.map((_: unknown, index: number) => money(index === 0 ? this.offer!.seen : '0.00')) }] : [];
    return { evaluateOffers: { userErrors: [], evaluation: {
      coupons: couponIds.map((id: string) => ({ coupon: { id }, offer, named: id, verdict: 'APPLIED',
        saved: money('585.12'), shares: [money('211.65'), money('373.47')] })).concat(ofItself),
      lines: lines.map((_: unknown, index: number) => ({
        lineReduction: money(two && index === 1 ? '85.12' : index === 0 && this.offer ? this.offer.seen : '0.00'),
        orderReduction: money(two ? ['211.65', '288.35'][index]! : '0.00') })),
    } } };
  }

  /** As tradeins decides: a piece is held by one sale at a time. */
  #credit(input: any): object {
    const no = (code: string, path: string[]) => ({ hold: null, userErrors: [{ code, message: code, path,
      available: null }] });
    if (this.creditSays) return no(this.creditSays, ['tradeInIds', '0']);
    const known = this.creditHolds.get(input.idempotencyKey);
    const others = [...this.creditHolds.values()].filter((one) => one !== known && !one.back);
    const used = input.tradeInIds.findIndex((id: string) => others.some((one) => one.input.tradeInIds.includes(id)));
    if (used >= 0) return no('TRADE_IN_USED', ['tradeInIds', String(used)]);
    const sum = input.tradeInIds.reduce((total: bigint, id: string) =>
      total + parseAmount(this.gold.get(id) ?? '0', 'CNY')!, 0n);
    const hold = known ?? { id: encodeId(PREFIX.creditHold, newId()), input, back: false };
    const store = parseAmount(input.storeCredit, 'CNY')!;
    const rest = input.amount === undefined ? 0n : sum + store - parseAmount(input.amount, 'CNY')!;
    if (rest > 0n && this.plainPercent === null) return no('SALE_TOO_SMALL', ['tradeInIds', '0']);
    if (!input.dryRun) this.creditHolds.set(input.idempotencyKey, hold);
    const left = { amount: formatAmount((rest * BigInt(this.plainPercent ?? 0)) / 100n, 'CNY') };
    return { hold: { id: hold.id, left, tradeIn: { amount: formatAmount(sum, 'CNY') }, paysLabour: this.paysLabour },
      userErrors: [] };
  }

  #creditBack({ holdId }: any): object {
    const hold = [...this.creditHolds.values()].find(({ id }) => id === holdId);
    if (hold) hold.back = true;
    return { credit: { userErrors: [] } };
  }

  #hold({ coupons, points, credit }: Record<string, any>): object {
    const held = (key: string, spent: number) => {
      const kind = key.startsWith('p') ? PREFIX.pointsHold : PREFIX.couponHold;
      const known = this.holds.get(key) ?? { id: encodeId(kind, newId()), points: spent, back: false };
      if (!this.holds.has(key)) this.available -= spent;
      this.holds.set(key, known);
      return { hold: { id: known.id, ...(coupons && { saved: { amount: this.#saved(coupons) } }) }, userErrors: [] };
    };
    const none = (code: string) => ({ hold: null, userErrors: [{ code, message: code }] });
    const short = points && !this.holds.has(`p ${points.idempotencyKey}`) && points.points > this.available;
    return {
      ...(coupons && { coupons: this.couponTaken ? none('ALREADY_USED')
        : this.#saved(coupons) === '0.00' ? none('INVALID') : held(`c ${coupons.idempotencyKey}`, 0) }),
      ...(points && { points: this.holderUnknown ? none('TRY_AGAIN')
        : this.isReviewed ? none('UNDER_REVIEW') : short ? none('INSUFFICIENT_POINTS')
        : held(`p ${points.idempotencyKey}`, points.points) }),
      ...(credit && { credit: this.#credit(credit) }),
    };
  }

  /** As rewards weighs anew what is held. */
  #saved({ couponIds }: Record<string, any>): string {
    return formatAmount(BigInt(couponIds.length) * 58_512n + parseAmount(this.offer?.held ?? '0.00', 'CNY')!, 'CNY');
  }

  #back(field: string, { [field]: { holdId } }: Record<string, any>): object {
    const hold = [...this.holds.values()].find(({ id }) => id === holdId);
    if (hold && !hold.back) {
      hold.back = true;
      this.available += hold.points;
    }
    return { [field]: { userErrors: [] } };
  }
}

function earning({ lines }: Record<string, any>): object {
  const each = lines.map(({ amount, marginClass }: any) => ({
    points: Number((parseAmount(amount.amount, 'CNY')! * (marginClass === 'A' ? 12n : 4n)) / 1000n),
    bonus: 0, growth: 0 }));
  const points = each.reduce((sum: number, one: any) => sum + one.points, 0);
  return { simulateAccrual: { points, bonus: 0, growth: 0, policyVersion: 1, refusal: null, lines: each, lots: [] } };
}
