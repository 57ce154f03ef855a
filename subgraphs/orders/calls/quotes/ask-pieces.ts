import { PREFIX } from '../../../contracts/ids.ts';
import type { WhenSold } from '../../../contracts/sale-terms.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../../kernel/money.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { PieceFacts } from '../../domain/quotes/piece-price.ts';

/** Whose request it is: what calls between rooms need of it. */
export type Asking = Pick<GraphContext, 'services' | 'request'>;

const ITEMS = `items: nodes(ids: $ids) { ... on Item { id retired serialNo pricing goldWeightMg labourBasis currency
  labour { amount } stonePrice { amount } fixedPrice { amount }
  product { limitedTo presale { from until deliversOn } earlyAccess { from until tiers } }
  price(region: $region) { goldPrice { retail { amount currency } } } } }`;
const PIECES = `query PiecesOfQuote($ids: [ID!]!, $region: String!) { ${ITEMS} }`;
const WITH_POINTS = `query PiecesAndPointsOfQuote($ids: [ID!]!, $region: String!,
  $points: RedemptionSimulationInput!) { ${ITEMS}
  simulateRedemption(input: $points) { worth { amount currency } worthAbroad { amount } refusal { code } } }`;

interface Window { readonly from: string; readonly until: string }
interface Amount { readonly amount: string; readonly currency?: string }
interface ItemNode {
  readonly id?: string; readonly retired: boolean; readonly serialNo: string | null;
  readonly pricing: 'FIXED' | 'BY_WEIGHT'; readonly goldWeightMg: number; readonly labourBasis: 'PIECE' | 'GRAM';
  readonly currency: string; readonly labour: Amount; readonly stonePrice: Amount; readonly fixedPrice: Amount | null;
  readonly product: {
    readonly limitedTo: number | null; readonly presale: (Window & { readonly deliversOn: string }) | null;
    readonly earlyAccess: (Window & { readonly tiers: readonly string[] }) | null;
  } | null;
  readonly price: { readonly goldPrice: { readonly retail: Amount } | null } | null;
}
interface Answer {
  readonly items: readonly (ItemNode | null)[];
  readonly simulateRedemption?: {
    readonly worth: Amount | null; readonly worthAbroad: Amount | null;
    readonly refusal: { readonly code: string } | null;
  };
}

export interface KnownPiece extends PieceFacts {
  readonly retired: boolean;
  readonly unique: boolean;
  /** Priced in another currency than that of the outlet. */
  readonly foreign: boolean;
  readonly terms: WhenSold;
  /** Ordered ahead of the goods until then, and handed over on a day; null: from stock. */
  readonly ahead: { readonly until: Date; readonly deliversOn: string } | null;
}

export interface KnownPoints {
  readonly worthMinor: bigint | null;
  readonly refusal: string | null;
}

const asService = serviceActor('orders', ['catalog:read', 'loyalty:read', 'members:read']);

/** What catalog knows of the pieces, with the board of the minute; and what loyalty says points are worth. */
export async function askPieces({ services, request }: Asking, sale: JudgedSale): Promise<{
  readonly pieces: ReadonlyMap<string, KnownPiece>; readonly points: KnownPoints | null;
}> {
  const ids = [...new Set(sale.lines.map(({ itemId }) => itemId))];
  const spends = sale.points > 0n && sale.memberId !== null;
  const answer = await askOther<Answer>(services, {
    document: spends ? WITH_POINTS : PIECES,
    variables: {
      ids: ids.map((id) => encodeId(PREFIX.item, id)), region: sale.region,
      ...(spends && { points: { memberId: encodeId(PREFIX.member, sale.memberId!), points: Number(sale.points),
        currency: sale.currency } }),
    },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  const pieces = new Map(answer.items.flatMap((node) => {
    const id = decodeId(PREFIX.item, node?.id ?? '');
    return id && node ? [[id, pieceOf(node, sale.currency)] as const] : [];
  }));
  return { pieces, points: pointsOf(answer, sale.currency) };
}

function pieceOf(node: ItemNode, currency: Currency): KnownPiece {
  const minor = (money: Amount | null | undefined): bigint | null =>
    (money ? parseAmount(money.amount, node.currency as Currency) : null);
  const retail = node.price?.goldPrice?.retail;
  return {
    retired: node.retired, foreign: node.currency !== currency,
    unique: node.serialNo !== null || typeof node.product?.limitedTo === 'number',
    pricing: node.pricing === 'FIXED' ? 'fixed' : 'by_weight', fixedMinor: minor(node.fixedPrice),
    goldWeightMg: BigInt(node.goldWeightMg), labourMinor: minor(node.labour) ?? 0n,
    labourPerGram: node.labourBasis === 'GRAM', stonesMinor: minor(node.stonePrice) ?? 0n,
    boardMinor: retail && retail.currency === currency ? minor(retail) : null,
    ...termsOf(node.product),
  };
}

function termsOf(product: ItemNode['product']): Pick<KnownPiece, 'terms' | 'ahead'> {
  const { presale = null, earlyAccess: early = null } = product ?? {};
  return {
    terms: { presaleFrom: presale && new Date(presale.from),
      early: early && { from: new Date(early.from), until: new Date(early.until), tiers: early.tiers } },
    ahead: presale && { until: new Date(presale.until), deliversOn: presale.deliversOn },
  };
}

function pointsOf({ simulateRedemption: said }: Answer, currency: Currency): KnownPoints | null {
  if (!said) return null;
  const worth = said.worth?.currency === currency ? said.worth : said.worthAbroad;
  return { worthMinor: worth ? parseAmount(worth.amount, currency) : null, refusal: said.refusal?.code ?? null };
}
