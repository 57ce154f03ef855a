import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { offersThatGiveNone } from '../../calls/ask-offers.ts';
import { seedVault } from '../../calls/lottery-seeds.ts';
import { publishLottery } from '../../commands/lotteries/write-lottery.ts';
import { lotteriesById } from '../../queries/lotteries.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, LOTTERY } from './takes.ts';

/** Of the version that is named: of another one nothing is asked, it is stale. */
async function unusableOffers(
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number }, context: GraphContext,
): Promise<readonly number[] | 'away'> {
  const lottery = await context.load(lotteriesById, id);
  if (!lottery || lottery.version !== expectedVersion) return [];
  const pieces = new Map<string, number>();
  for (const { offer, stock } of lottery.prizes) {
    if (offer) pieces.set(offer.id, (pieces.get(offer.id) ?? 0) + stock);
  }
  const none = await offersThatGiveNone(context, pieces, lottery.closesAt);
  return none === 'away' ? none
    : lottery.prizes.flatMap(({ offer }, place) => (offer && none.includes(offer.id) ? [place] : []));
}

export const publishLotteryMutation = defineMutation({
  name: 'publishLottery',
  says: 'Publishes a lottery 公示抽奖, before its opening and by another person than who wrote it: prizes, odds and '
    + 'SHA-256 of the seed are a promise from then on, and nothing of it changes.',
  scopes: ['campaigns:write'], guard: headOfficeOnly,
  input: 'A draft to be published.',
  takes: EDIT,
  refusals: {
    ...said('NOT_FOUND', 'STALE'), NOT_DRAFT: 'It is no draft any more.',
    OPENED_ALREADY: 'Its opening has passed: a promise comes before it.',
    SESSION_ENDED: 'The session is over.', SAME_PERSON: 'Another person publishes what you wrote 需他人发布.',
    OFFER_UNUSABLE: 'The offer of a prize does not give every winner a coupon until the day after entries close: it is '
      + 'over by then, kept for a region or a segment, or less is left of it than may be won; the path says of which.',
    TRY_AGAIN: 'Offers of its prizes cannot be looked up now; send it again.',
  },
  extras: CURRENT_VERSION,
  command: publishLottery,
  inputOf: async (asked, context) => ({
    ...asked, vault: () => seedVault(context.services), unusable: await unusableOffers(asked, context) }),
  answers: { lottery: LOTTERY },
});
