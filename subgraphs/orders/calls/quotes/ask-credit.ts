import { PREFIX } from '../../../contracts/ids.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { formatAmount, moneyView, parseAmount } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { formatGrams } from '../../../kernel/weight.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { CreditAsked } from '../../domain/quotes/old-gold.ts';
import type { PricedCredit } from '../../domain/quotes/priced-sale.ts';
import { isSellersOwn } from '../../domain/quotes/waiting-gold.ts';
import { sellingPlaces } from '../../queries/quotes/selling-places.ts';
import type { Asking } from './ask-pieces.ts';

const LOOK = `mutation CreditOfQuote($credit: HoldTradeInCreditInput!) { credit: holdTradeInCredit(input: $credit) {
  hold { tradeIn { amount } paysLabour left { amount } }
  userErrors { code message path available { amount currency } } } }`;

/** What tradeins may say of old gold and store credit, in a quote's words. */
const SAID = ['TRADE_IN_NOT_ACCEPTED', 'TRADE_IN_USED', 'TRADE_IN_CREDITED', 'TRADE_IN_CURRENCY', 'MIN_INCREASE',
  'STORE_CREDIT_SHORT', 'SALE_TOO_SMALL'] as const;
export type CreditCode = (typeof SAID)[number] | 'NOT_FOUND' | 'INVALID' | 'TRADE_IN_MISMATCH' | 'TRADE_IN_UNNAMED'
  | 'TRY_AGAIN';

export interface SaidOfCredit {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly available: { readonly amount: string; readonly currency: string } | null;
}

interface Answer {
  readonly credit: {
    readonly hold: { readonly tradeIn: { readonly amount: string }; readonly paysLabour: boolean;
      readonly left: { readonly amount: string } } | null;
    readonly userErrors: readonly SaidOfCredit[];
  };
}

export const AS_QUOTE = serviceActor('orders', ['tradeins:use', 'tradeins:read', 'members:read']);

type Gold = Pick<PricedCredit, 'goldWeightMg' | 'goldMinor'>;

/** What tradeins takes, for looking and for holding. */
export function creditForTradeins(sale: JudgedSale, gold: Gold, holdMinutes: number): object {
  const { memberId, region, currency, tradeInIds = [], storeCreditMinor = 0n } = sale;
  return {
    memberId: encodeId(PREFIX.member, memberId!), region, currency, tradeInIds,
    storeCredit: formatAmount(storeCreditMinor, currency), goldGrams: formatGrams(gold.goldWeightMg),
    goldValue: formatAmount(gold.goldMinor, currency), holdMinutes,
  };
}

/** In the words of a quote; what tradeins has no news of yet may be asked again. */
export function refusalOfCredit({ code, message, path, available }: SaidOfCredit): Outcome<never, CreditCode> {
  const own = SAID.find((each) => each === code);
  if (own) return refused(own, message, path, available ? { limit: available } : {});
  const isNamed = path[0] === 'tradeInIds' && (code === 'NOT_FOUND' || code === 'INVALID');
  return isNamed ? refused(code as 'NOT_FOUND' | 'INVALID', message, path)
    : refused('TRY_AGAIN', 'Tradeins does not know the buyer yet; send it again.', ['tradeInIds']);
}

const GOLD = `query GoldOfBuyer($id: ID!) {
  node(id: $id) { ... on Member { tradeIns { state isUsed outlet { id } } } } }`;

interface GoldOfBuyer {
  readonly node: { readonly tradeIns?: readonly { readonly state: string; readonly isUsed: boolean;
    readonly outlet?: { readonly id: string } | null }[] | null } | null;
}

/**
 * Old gold is paid once: a buyer whose gold waits for a sale of this seller names it, and no amount for it that nobody
 * can tell from that gold.
 */
async function refuseUnnamed(
  { services, request }: Asking, { memberId, tradeInMinor, outletId }: JudgedSale,
): Promise<Outcome<never, 'TRADE_IN_UNNAMED'> | null> {
  if (memberId === null || tradeInMinor === 0n) return null;
  const { node } = await askOther<GoldOfBuyer>(services, {
    document: GOLD, actor: AS_QUOTE, deadlineAt: patienceOf(request), requestId: request.requestId,
    variables: { id: encodeId(PREFIX.member, memberId) },
  });
  const waiting = (node?.tradeIns ?? []).filter(({ state, isUsed }) =>
    !isUsed && (state === 'ACCEPTED' || state === 'MELTED'))
    .map(({ outlet }) => ({ id: outlet ? decodeId(PREFIX.outlet, outlet.id) : null }));
  const placeOf = await sellingPlaces(services.home.database.sql, [...waiting, { id: outletId }]);
  return waiting.some((outlet) => isSellersOwn(placeOf(outlet), placeOf({ id: outletId })))
    ? refused('TRADE_IN_UNNAMED', 'The buyer has old gold here that waits for a sale: name it.', ['tradeInCredit'])
    : null;
}

/** As tradeins would hold it now; with `amount` a sale that takes so much of it. */
async function look(
  { services, request }: Asking, sale: JudgedSale, gold: Gold, amount?: string,
): Promise<Answer['credit']> {
  const { credit } = await askOther<Answer>(services, {
    document: LOOK, actor: AS_QUOTE, deadlineAt: patienceOf(request), requestId: request.requestId,
    variables: { credit: { ...creditForTradeins(sale, gold, 1), ...(amount !== undefined && { amount }), dryRun: true,
      idempotencyKey: newId() } },
  });
  return credit;
}

/**
 * What a sale that takes so much of it leaves of the old gold, as store credit: its price may depend on the sale, which
 * tradeins alone knows. Asked where it leaves any.
 */
export async function askLeft(
  asking: Asking, sale: JudgedSale, gold: Gold, takenMinor: bigint,
): Promise<Outcome<bigint, CreditCode>> {
  const { hold, userErrors } = await look(asking, sale, gold, formatAmount(takenMinor, sale.currency));
  return hold ? accepted(parseAmount(hold.left.amount, sale.currency)!) : refusalOfCredit(userErrors[0]!);
}

/**
 * What the old gold that is named was offered at, as tradeins would hold it now; null where none is named. An amount
 * that was said besides is that one, or it is refused with the right one.
 */
export async function askCredit(
  { services, request }: Asking, sale: JudgedSale, gold: Gold,
): Promise<Outcome<CreditAsked | null, CreditCode>> {
  if (!sale.tradeInIds) return await refuseUnnamed({ services, request }, sale) ?? accepted(null);
  const credit = await look({ services, request }, sale, gold);
  if (!credit.hold) return refusalOfCredit(credit.userErrors[0]!);
  const offeredMinor = parseAmount(credit.hold.tradeIn.amount, sale.currency)!;
  if (sale.tradeInMinor > 0n && sale.tradeInMinor !== offeredMinor) {
    return refused('TRADE_IN_MISMATCH', `It was offered at ${credit.hold.tradeIn.amount} ${sale.currency}.`,
      ['tradeInCredit'], { tradeInCredit: moneyView(offeredMinor, sale.currency) });
  }
  return accepted({ offeredMinor, storeCreditMinor: sale.storeCreditMinor ?? 0n, paysLabour: credit.hold.paysLabour });
}
