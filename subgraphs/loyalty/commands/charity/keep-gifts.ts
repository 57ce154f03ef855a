import type { Region } from '../../../contracts/words.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { postFund, type Movement } from '../../persistence/charity/post-fund.ts';

export interface Gift {
  readonly orderId: string;
  readonly paidAt: Date;
  readonly currency: string;
  readonly region: Region;
  readonly givenMinor: bigint;
}

/** Takes in what head office gives to charity for sales; a sale gives once, whatever events bring it. */
export const keepGifts = defineBatchCommand<Gift, { orderId: string }, 'NOT_YET'>({
  name: 'loyalty.keep-charity-gifts',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const book = await readCodebook(tx.sql);
    const gifts: Movement[] = [];
    const outcomes = requests.map(({ input }): Outcome<{ orderId: string }, 'NOT_YET'> => {
      const { orderId, region, currency, paidAt: at, givenMinor: minor } = input;
      if (!book.known('region', region, at)) return refused('NOT_YET', `region ${region} is not known yet`);
      gifts.push({ kind: 'gift', region, currency, minor, at, zone: book.zoneOf(region, at), orderId });
      return accepted({ orderId });
    });
    await postFund(tx, gifts);
    return outcomes;
  },
});
