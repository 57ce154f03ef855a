import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { tierCode } from '../../words/word.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { tierAt } from '../domain/terms/tier-at.ts';
import { areEarly, buyersOfSales } from '../queries/early-sales.ts';

/** So many moves back the tier of a moment is known: a member moves a few times in its life. */
const TIERS = `query TiersOfBuyers($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Member { loyalty { programme { code } tier { tier { code } }
    tierHistory(first: 20) { edges { node { at from { code } to { code } } } pageInfo { hasNextPage } } } } } }`;
const BUYERS_PER_ASK = 20;

interface Coded { readonly code: string }
interface Account {
  readonly programme: Coded | null;
  readonly tier: { readonly tier: Coded };
  readonly tierHistory: {
    readonly edges: readonly { readonly node: { readonly at: string; readonly from: Coded; readonly to: Coded } }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}
interface Answer { readonly nodes: readonly ({ readonly loyalty?: Account | null } | null)[] }
type Asked = Account | 'none' | 'away';
type Tiers = readonly string[] | 'away';

const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

/**
 * Sales with the tier that whoever buys had when they were paid, where a piece was in early access then; loyalty is
 * asked before any transaction, and nobody is asked for all the others. A function, as it belongs to no key: told
 * again, the sale is the same. Of whom loyalty does not know so far back nothing is said. `memberIds`: who buys, where
 * no buyer is named.
 */
export async function withBuyersTiers(
  context: GraphContext, orders: readonly OrderToRecord[], memberIds?: readonly (string | null)[],
): Promise<readonly OrderToRecord[]> {
  const { sql } = context.services.home.database;
  const early = await areEarly(sql, orders);
  if (!early.includes(true)) return orders;
  const buyers = memberIds ?? await buyersOfSales(sql, orders);
  const accounts = await askAccounts(context, [...new Set(buyers.filter((id, index) => id !== null && early[index]!))]
    .map((id) => id!));
  return orders.map((order, index) => {
    const known = early[index] && buyers[index] ? tiersAt(accounts.get(buyers[index]!)!, order.paidAt) : null;
    return known === null ? order : { ...order, buyerTiers: () => known };
  });
}

async function askAccounts(context: GraphContext, ids: readonly string[]): Promise<Map<string, Asked>> {
  const accounts = new Map<string, Asked>();
  for (let start = 0; start < ids.length; start += BUYERS_PER_ASK) {
    const asked = ids.slice(start, start + BUYERS_PER_ASK);
    const answer = await askOther<Answer>(context.services, {
      document: TIERS, variables: { ids: asked.map((id) => encodeId(PREFIX.member, id)) },
      actor: asService, deadlineAt: patienceOf(context.request), requestId: context.request.requestId,
    }).catch(() => null);
    asked.forEach((id, index) => accounts.set(id, answer ? answer.nodes[index]?.loyalty ?? 'none' : 'away'));
  }
  return accounts;
}

/** Null: not known of that moment. */
function tiersAt(account: Asked, at: Date): Tiers | null {
  if (account === 'away') return account;
  if (account === 'none' || !account.programme) return [];
  const { edges, pageInfo } = account.tierHistory;
  const moves = edges.map(({ node }) => ({ at: new Date(node.at), from: node.from.code, to: node.to.code }));
  const tier = tierAt({ tier: account.tier.tier.code, moves, isWhole: !pageInfo.hasNextPage }, at);
  return tier === null ? null : [tierCode(account.programme.code, tier)];
}
