import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { RecordedOrder } from '../commands/record/order-to-record.ts';
import { allLinked } from '../queries/arrived.ts';
import { askOwner, asService, waitFor } from './ask-owner.ts';

/** For so many orders in one call the answer waits; larger ones are imports, and learn it later. */
const AWAITED = 20;

/**
 * Whoever enrols a customer and then records the sale finds the member on it: an order that was kept
 * because nobody here knows its buyer waits for the link when members already has it. Only the
 * news of it is slower than the sale; a buyer who is no member costs one question and no wait.
 */
export async function awaitBuyers(
  context: GraphContext, outcomes: readonly Outcome<RecordedOrder>[],
): Promise<void> {
  if (outcomes.length > AWAITED) return;
  const kept = outcomes.flatMap((outcome) => (outcome.ok && outcome.value.keptFor
    ? [{ orderId: outcome.value.orderId, ...outcome.value.keptFor }] : []));
  if (kept.length === 0) return;
  const coming = (await knownIdentities(context, kept)).map(({ orderId }) => orderId);
  if (coming.length === 0) return;
  const { sql } = context.services.home.database;
  await waitFor(context, () => allLinked(sql, coming));
}

export interface Identity { readonly channelId: string; readonly externalId: string }

/** Those of whom members knows who they are. */
export async function knownIdentities<Asked extends Identity>(
  context: GraphContext, asked: readonly Asked[],
): Promise<Asked[]> {
  const known = await askOwner<Record<string, { id: string } | null>>(
    context, asService, buyersDocument(asked.length), Object.fromEntries(asked.flatMap((one, i) => [
      [`c${i}`, encodeId(PREFIX.channel, one.channelId)], [`e${i}`, one.externalId]])));
  return asked.filter((_, i) => known?.[`b${i}`]);
}

function buyersDocument(count: number): string {
  const indexes = Array.from({ length: count }, (_, i) => i);
  return `query BuyersByIdentity(${indexes.map((i) => `$c${i}: ID!, $e${i}: String!`).join(', ')}) { ${
    indexes.map((i) => `b${i}: memberByIdentity(channelId: $c${i}, externalId: $e${i}) { id }`).join(' ')} }`;
}
