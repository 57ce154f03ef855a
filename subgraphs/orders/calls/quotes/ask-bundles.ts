import { PREFIX } from '../../../contracts/ids.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../../kernel/money.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import type { BundleAsked, BundleCode, LineAsked, QuoteAsked } from '../../commands/quotes/quote-asked.ts';
import type { BundleTerms } from '../../domain/quotes/bundle-reduction.ts';
import type { Asking } from './ask-pieces.ts';

const BUNDLES = `query BundlesOfQuote($ids: [ID!]!) { bundles: nodes(ids: $ids) { ... on Bundle { id retired startsAt
  endsAt pricing offBps returns amount { amount currency } parts { quantity item { id } } } } }`;

interface BundleNode {
  readonly id?: string; readonly retired: boolean; readonly startsAt: string | null; readonly endsAt: string | null;
  readonly pricing: 'PRICE' | 'AMOUNT_OFF' | 'PERCENT_OFF'; readonly offBps: number | null;
  readonly returns: 'KEEP' | 'RECHECK'; readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly parts: readonly { readonly quantity: number; readonly item: { readonly id: string } | null }[];
}

const asService = serviceActor('orders', ['catalog:read']);
const MOST = 10;
const MOST_OF_ONE = 100;

/**
 * The sale with its bundles, whose lines are as the catalog has them now, or why there are none. Asked before any
 * transaction; a function, as it belongs to no key: told again, the sale is the same, whatever the bundle has become.
 */
export async function withBundles(
  asking: Asking, asked: QuoteAsked, bundles: readonly BundleAsked[],
): Promise<QuoteAsked> {
  if (bundles.length === 0) return asked;
  const lines = await linesOfBundles(asking, bundles);
  return { ...asked, bundles, bundleLines: () => lines };
}

/** A line for each item of each bundle; of several of one each has its own, as if it were named as often. */
async function linesOfBundles(
  asking: Asking, bundles: readonly BundleAsked[],
): Promise<Outcome<readonly LineAsked[], BundleCode>> {
  if (bundles.length > MOST) return refused('INVALID', `A quote has at most ${MOST} bundles.`, ['bundles']);
  const known = await bundlesById(asking, bundles.map(({ bundleId }) => bundleId)).catch(() => null);
  if (!known) return refused('TRY_AGAIN', 'The catalog is away; send it again.', ['bundles']);
  const now = asking.services.home.clock.now();
  const refusals: Refusal<BundleCode>[] = [];
  let place = 0;
  const lines = bundles.flatMap(({ bundleId, quantity }, named) => {
    const node = known.get(bundleId);
    const refuse = (code: BundleCode, message: string, field: string): LineAsked[] => {
      refusals.push({ code, message, path: ['bundles', String(named), field] });
      return [];
    };
    if (quantity < 1 || quantity > MOST_OF_ONE) {
      return refuse('INVALID', `A quantity is 1 to ${MOST_OF_ONE}, not ${quantity}.`, 'quantity');
    }
    if (!node || !isSold(node, now)) {
      return refuse('BUNDLE_UNAVAILABLE', 'There is no such bundle, or it is not sold now.', 'bundleId');
    }
    return Array.from({ length: quantity }, () => (
      linesOf(node, termsOf(node, { id: bundleId, place: place++, named, count: 1 })))).flat();
  });
  return refusals.length > 0 ? refusedAll(refusals) : accepted(lines);
}

async function bundlesById({ services, request }: Asking, ids: readonly string[]): Promise<Map<string, BundleNode>> {
  const { bundles } = await askOther<{ bundles: readonly (BundleNode | null)[] }>(services, {
    document: BUNDLES, variables: { ids: [...new Set(ids)].map((id) => encodeId(PREFIX.bundle, id)) },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  return new Map(bundles.flatMap((node) => {
    const id = decodeId(PREFIX.bundle, node?.id ?? '');
    return id && node ? [[id, node] as const] : [];
  }));
}

function isSold({ retired, startsAt, endsAt, parts }: BundleNode, now: Date): boolean {
  return !retired && parts.every(({ item }) => item !== null) && (!startsAt || new Date(startsAt) <= now)
    && (!endsAt || now < new Date(endsAt));
}

function termsOf(node: BundleNode, named: Pick<BundleTerms, 'id' | 'place' | 'named' | 'count'>): BundleTerms {
  const { pricing, amount, offBps, returns } = node;
  return {
    ...named, pricing: pricing.toLowerCase() as BundleTerms['pricing'], offBps, recheck: returns === 'RECHECK',
    amountMinor: amount && parseAmount(amount.amount, amount.currency as Currency), currency: amount?.currency ?? null,
  };
}

function linesOf({ parts }: BundleNode, bundle: BundleTerms): LineAsked[] {
  return parts.map(({ item, quantity }) => ({
    item: { id: decodeId(PREFIX.item, item!.id) }, quantity, goldWeightMg: null, bundle,
  }));
}
