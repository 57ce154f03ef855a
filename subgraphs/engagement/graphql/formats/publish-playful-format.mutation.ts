import { lastDayBefore } from '../../../kernel/business-day.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { offersThatGiveNone } from '../../calls/ask-offers.ts';
import { seedsFrom } from '../../calls/seeds.ts';
import { publishFormat } from '../../commands/formats/write-format.ts';
import { formatsById } from '../../queries/formats/formats.ts';
import { headOfficeOnly } from '../head-office.ts';
import { FORMAT, EDIT, NOT_DRAFT } from './takes.ts';

/** Of the version that is named: of another one nothing is asked, it is stale. */
async function unusableOffers(
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number }, context: GraphContext,
): Promise<readonly (number | 'setPrize')[] | 'away'> {
  const format = await context.load(formatsById, id);
  if (!format || format.version !== expectedVersion) return [];
  const named = [...format.prizes.map(({ offer }, place) => ({ offer, place })),
    { offer: format.setPrize?.offer ?? null, place: 'setPrize' as const }];
  const book = await context.load(codebooks, 'all');
  const lastDay = lastDayBefore(format.endsAt, book.zoneOf(format.region, format.endsAt));
  const none = await offersThatGiveNone(context, [...new Set(named.flatMap(({ offer }) => offer?.id ?? []))],
    { region: format.region, lastDay });
  return none === 'away' ? none
    : named.flatMap(({ offer, place }) => (offer && none.includes(offer.id) ? [place] : []));
}

export const publishPlayfulFormatMutation = defineMutation({
  name: 'publishPlayfulFormat',
  says: 'Publishes a draft 发布趣味玩法, by another person than who wrote it: odds, prizes and questions are a promise '
    + 'from then on, and nothing of it changes.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A draft to be published.',
  takes: EDIT,
  refusals: {
    ...said('NOT_FOUND', 'STALE'), NOT_DRAFT, FORMAT_CLOSED: 'Its last day is over.',
    SAME_PERSON: 'Another person publishes what you wrote 需他人发布.',
    OFFER_UNUSABLE: 'The offer of a prize gives no coupons: it is unknown, not published, ended or over before the '
      + 'last day of the format, for other regions, or needs none; the path says of which 奖品优惠活动不可用.',
    TRY_AGAIN: 'Offers of its prizes cannot be looked up now; send it again.',
  },
  extras: CURRENT_VERSION,
  command: publishFormat,
  inputOf: async (asked, context) => ({
    ...asked, seedsOf: seedsFrom(context.services), unusable: await unusableOffers(asked, context) }),
  answers: { format: FORMAT },
});
