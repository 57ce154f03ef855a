import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { buyersAre, type BuyerIs } from '../queries/arrived.ts';
import { askOwner, asService, waitFor } from './ask-owner.ts';

/** For so many orders in one call the answer waits; larger ones are imports, and send them again. */
const AWAITED = 20;

interface Doubt {
  readonly index: number;
  readonly buyer: NonNullable<OrderToRecord['buyer']>;
  readonly channelId: string | null;
  readonly holderId: string;
}

/**
 * Who pays with points and seems to be somebody else may only be new here, or just merged: members is
 * asked who both are, and when they are one person its news is waited for. Answers which orders to try again.
 */
export async function awaitHolders(
  context: GraphContext, orders: readonly OrderToRecord[], outcomes: readonly Outcome<unknown>[],
): Promise<number[]> {
  const doubts = outcomes.flatMap((outcome, index): Doubt[] => {
    const { buyer, channelId, pointsHold } = orders[index]!;
    const isDoubt = !outcome.ok && outcome.refusals[0]!.code === 'HOLD_NOT_BUYERS';
    return isDoubt && buyer && pointsHold?.known
      ? [{ index, buyer, channelId, holderId: pointsHold.known.memberId }] : [];
  }).slice(0, AWAITED);
  if (doubts.length === 0 || orders.length > AWAITED) return [];
  const said = await askOwner<Record<string, { id: string } | null>>(
    context, asService, documentOf(doubts), variablesOf(doubts));
  const same = doubts.filter((_, i) => said?.[`b${i}`] && said[`b${i}`]!.id === said[`h${i}`]?.id);
  if (same.length === 0) return [];
  const { sql } = context.services.home.database;
  const wanted = same.map((doubt): BuyerIs => ({
    channelId: doubt.channelId, holderId: doubt.holderId,
    externalId: 'externalId' in doubt.buyer ? doubt.buyer.externalId : null,
    buyerId: 'memberId' in doubt.buyer ? doubt.buyer.memberId : null,
  }));
  await waitFor(context, () => buyersAre(sql, wanted));
  return same.map(({ index }) => index);
}

function documentOf(doubts: readonly Doubt[]): string {
  const variables = doubts.map((doubt, i) => ('externalId' in doubt.buyer
    ? `$h${i}: ID!, $c${i}: ID!, $e${i}: String!` : `$h${i}: ID!, $m${i}: ID!`));
  const fields = doubts.map((doubt, i) => `h${i}: member(id: $h${i}) { id } b${i}: ${'externalId' in doubt.buyer
    ? `memberByIdentity(channelId: $c${i}, externalId: $e${i})` : `member(id: $m${i})`} { id }`);
  return `query HoldersOfOrders(${variables.join(', ')}) { ${fields.join(' ')} }`;
}

function variablesOf(doubts: readonly Doubt[]): Record<string, string> {
  return Object.fromEntries(doubts.flatMap(({ buyer, channelId, holderId }, i) => {
    const holder = [`h${i}`, encodeId(PREFIX.member, holderId)] as const;
    return 'externalId' in buyer
      ? [holder, [`c${i}`, channelId ? encodeId(PREFIX.channel, channelId) : ''], [`e${i}`, buyer.externalId]]
      : [holder, [`m${i}`, buyer.memberId ? encodeId(PREFIX.member, buyer.memberId) : '']];
  }));
}
