import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { haveArrived } from '../queries/arrived.ts';
import { askOwner, asService, waitFor } from './ask-owner.ts';
import { knownIdentities, type Identity } from './await-buyers.ts';

const ITEMS = 'query ItemsOfOrders($skus: [String!]!) { itemsBySku(skus: $skus) { sku } }';
const SKUS_PER_ASK = 100;
const MOST_MEMBERS = 50;

/**
 * An item or buyer that this subgraph does not know may just be new: its owner is asked, before any
 * transaction, and when it exists its event is waited for. Answers which orders to try again.
 */
export async function learnUnknown(
  context: GraphContext, orders: readonly OrderToRecord[],
  outcomes: readonly Outcome<unknown>[],
): Promise<number[]> {
  const skus = new Set<string>();
  const members = new Set<string>();
  const buyers: Identity[] = [];
  const touched: number[] = [];
  outcomes.forEach((outcome, index) => {
    if (outcome.ok) return;
    const order = orders[index]!;
    const before = skus.size + members.size + buyers.length;
    if (outcome.refusals.some(({ code }) => code === 'MEMBER_ONLY') && order.channelId && order.buyer
      && 'externalId' in order.buyer && buyers.length < MOST_MEMBERS) {
      buyers.push({ channelId: order.channelId, externalId: order.buyer.externalId });
    }
    for (const { code, path } of outcome.refusals) {
      const item = code === 'ITEM_UNKNOWN' ? order.lines[Number(path[1])]?.item : undefined;
      if (item && 'sku' in item) skus.add(item.sku);
      if (code === 'NOT_FOUND' && path[1] === 'memberId' && order.buyer && 'memberId' in order.buyer
        && order.buyer.memberId) members.add(order.buyer.memberId);
    }
    if (skus.size + members.size + buyers.length > before || outcome.refusals.some(isAboutNews)) touched.push(index);
  });
  if (skus.size + members.size + buyers.length === 0) return [];
  const found = {
    skus: await askItems(context, [...skus]),
    memberIds: await askMembers(context, [...members].slice(0, MOST_MEMBERS)),
    identities: buyers.length === 0 ? [] : await knownIdentities(context, buyers),
  };
  if (found.skus.length + found.memberIds.length + found.identities.length === 0) return [];
  const { sql } = context.services.home.database;
  await waitFor(context, () => haveArrived(sql, found));
  return touched;
}

function isAboutNews({ code, path }: { code: string; path: readonly string[] }): boolean {
  return code === 'ITEM_UNKNOWN' || code === 'MEMBER_ONLY' || (code === 'NOT_FOUND' && path[1] === 'memberId');
}

async function askItems(context: GraphContext, skus: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let start = 0; start < skus.length; start += SKUS_PER_ASK) {
    const asked = skus.slice(start, start + SKUS_PER_ASK);
    const answer = await askOwner<{ itemsBySku?: ({ sku: string } | null)[] | null }>(
      context, asService, ITEMS, { skus: asked });
    for (const item of answer?.itemsBySku ?? []) if (item) found.push(item.sku);
  }
  return found.filter((sku) => skus.includes(sku));
}

/** A channel asks as itself, so that it learns of nobody it may not see; the others as a service. */
async function askMembers(context: GraphContext, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const actor = context.actor.kind === 'channel' ? context.actor : asService;
  const answer = await askOwner<Record<string, { id: string } | null>>(
    context, actor, memberDocument(ids.length),
    Object.fromEntries(ids.map((id, index) => [`m${index}`, encodeId(PREFIX.member, id)])));
  return ids.filter((_, index) => answer?.[`m${index}`]);
}

function memberDocument(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return `query BuyersOfOrders(${indexes.map((i) => `$m${i}: ID!`).join(', ')}) { ${
    indexes.map((i) => `m${i}: member(id: $m${i}) { id }`).join(' ')} }`;
}
