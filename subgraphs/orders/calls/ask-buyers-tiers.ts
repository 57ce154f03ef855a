import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { tierCode } from '../../words/word.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { areEarly, buyersOfSales } from '../queries/early-sales.ts';

const TIERS = `query TiersOfBuyers($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Member { loyalty { programme { code } tier { tier { code } } } } } }`;
const BUYERS_PER_ASK = 100;

interface Coded { readonly code: string }
interface Answer {
  readonly nodes: readonly ({
    readonly loyalty?: { readonly programme: Coded | null; readonly tier: { readonly tier: Coded } } | null;
  } | null)[];
}
type Tiers = readonly string[] | 'away';

const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

/**
 * Sales with the tier of whoever buys, where a piece was in early access when it was paid; loyalty is asked before any
 * transaction, and nobody is asked for all the others. A function, as it belongs to no key: told again, the sale is the
 * same. `memberIds`: who buys, where no buyer is named.
 */
export async function withBuyersTiers(
  context: GraphContext, orders: readonly OrderToRecord[], memberIds?: readonly (string | null)[],
): Promise<readonly OrderToRecord[]> {
  const { sql } = context.services.home.database;
  const early = await areEarly(sql, orders);
  if (!early.includes(true)) return orders;
  const buyers = memberIds ?? await buyersOfSales(sql, orders);
  const tiers = await askTiers(context, [...new Set(buyers.filter((id, index) => id !== null && early[index]!))]
    .map((id) => id!));
  return orders.map((order, index) => {
    const known = early[index] && buyers[index] ? tiers.get(buyers[index]!)! : null;
    return known === null ? order : { ...order, buyerTiers: () => known };
  });
}

async function askTiers(context: GraphContext, ids: readonly string[]): Promise<Map<string, Tiers>> {
  const tiers = new Map<string, Tiers>();
  for (let start = 0; start < ids.length; start += BUYERS_PER_ASK) {
    const asked = ids.slice(start, start + BUYERS_PER_ASK);
    const answer = await askOther<Answer>(context.services, {
      document: TIERS, variables: { ids: asked.map((id) => encodeId(PREFIX.member, id)) },
      actor: asService, deadlineAt: patienceOf(context.request), requestId: context.request.requestId,
    }).catch(() => null);
    asked.forEach((id, index) => {
      const { programme = null, tier = null } = answer?.nodes[index]?.loyalty ?? {};
      tiers.set(id, !answer ? 'away' : programme && tier ? [tierCode(programme.code, tier.tier.code)] : []);
    });
  }
  return tiers;
}
