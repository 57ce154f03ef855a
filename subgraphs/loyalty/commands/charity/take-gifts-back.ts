import type { Region } from '../../../contracts/words.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { postFund, type Movement } from '../../persistence/charity/post-fund.ts';

export interface GiftBack {
  readonly orderId: string;
  readonly returnId: string;
  readonly returnedAt: Date;
  readonly reversedMinor: bigint;
}

/**
 * Goods came back, or their order was cancelled: so does what was given for them, out of the fund that got it. News of
 * an order comes in order; one that was told before orders said what it gives is in no fund, and takes nothing out.
 */
export const takeGiftsBack = defineBatchCommand<GiftBack, { returnId: string }, never>({
  name: 'loyalty.take-charity-gifts-back',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const gifts = await tx.sql.all<{ order_id: string; region: Region; currency: string }>`
      select order_id, region, currency from charity_posting
      where kind = 'gift' and order_id = any(${requests.map(({ input }) => input.orderId)}::uuid[])`;
    const byOrder = new Map(gifts.map((gift) => [gift.order_id, gift]));
    const book = await readCodebook(tx.sql);
    const backs: Movement[] = [];
    const outcomes = requests.map(({ input }): Outcome<{ returnId: string }, never> => {
      const { orderId, returnId, returnedAt: at, reversedMinor: minor } = input;
      const gift = byOrder.get(orderId);
      if (!gift) return accepted({ returnId });
      const { region, currency } = gift;
      backs.push(
        { kind: 'gift_back', region, currency, minor, at, zone: book.zoneOf(region, at), orderId, returnId });
      return accepted({ returnId });
    });
    await postFund(tx, backs);
    return outcomes;
  },
});
