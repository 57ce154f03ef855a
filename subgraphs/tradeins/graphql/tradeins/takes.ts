import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, idOf, KEY, optional, take, text, VERSION, whole } from '../../../kernel/graph/mutation/take.ts';
import type { PricedGold } from '../../domain/price.ts';
import type { PhotoKind } from '../../domain/words.ts';
import { previewOf, tradeInView } from '../../queries/trade-in-view.ts';
import { tradeInsById } from '../../queries/trade-ins.ts';
import { TradeInPhotoKind } from '../words.ts';
import { TradeIn, TradeInPreview } from './trade-in.type.ts';

const tradeInId = idOf(PREFIX.tradeIn, 'Trade-in.');

/** What every step takes. */
export const EDIT = { id: tradeInId, expectedVersion: VERSION, idempotencyKey: KEY };
export const NOTE = optional(text('What is said with it, at most 500 characters; the customer may read it.'));

const PHOTO = form('TradeInPhotoInput', 'A picture of old gold, by its address.', {
  url: text('Its https address, at most 500 characters, without a password in it.'),
  kind: take<PhotoKind>(() => TradeInPhotoKind, 'What it shows.'),
});
export const PHOTOS = between(0, 30, formsOf(PHOTO, 'Pictures, at most 30.'));

export const GOLD = {
  grossMg: whole('Gross weight 毛重, mg, 1 to 100,000,000.'),
  purity: whole('Purity 成色, parts per 10,000: 足金999 is 9,990.'),
};

/** The trade-in as it stands afterwards. */
export const ANSWER: { readonly tradeIn: Answer<{ readonly tradeInId: string }, unknown> } = {
  tradeIn: {
    type: () => TradeIn, says: 'The trade-in; null when refused.',
    of: async (value, context) => {
      const found = await context.load(tradeInsById, value.tradeInId);
      return found && tradeInView(found.row, context.now);
    },
  },
};

/** What it would be offered at. */
export const PREVIEW: {
  readonly preview: Answer<{ readonly priced: PricedGold | null; readonly currency: string }, unknown>;
} = {
  preview: {
    type: () => TradeInPreview,
    says: 'What it comes to by the board of this moment; null when refused, and while there is no such price.',
    of: ({ priced, currency }) => previewOf(priced, currency),
  },
};

export const STEP_REFUSALS = {
  ...said('NOT_FOUND', 'STALE', 'INVALID'),
  NOT_NOW: 'It stands otherwise by now: steps of the trade-in says what may be done.',
  OFFER_LAPSED: 'The offer is over 报价已过期: offer anew at the price of now.',
  MELTED: 'What is melted is not given back 已熔料不可退回.',
  CREDIT_IN_USE: 'A sale has its credit, or a quote holds it; once all of that sale came back, it goes back.',
  NOTE_REQUIRED: 'Say why.',
  SALE_CREDITS: 'Its way pays more for the sake of a sale, which alone credits it 此方案须随新购抵扣: name it in a quote.',
};

export const NO_PRICE_REFUSALS = {
  NO_PRICE: 'The board of the region has no such price now 暂无金价: publish one first.',
  NOTHING_LEFT: 'After loss and depreciation nothing is left of it.',
  TRY_AGAIN: 'The gold board cannot be looked up now. Nothing was changed; send it again.',
};

export const WAY_REFUSALS = {
  WAY_UNKNOWN: 'The house has no such way to trade in now.',
  BRAND_NOT_TAKEN: 'This way does not take that brand 不收该品牌.',
};

export const GOLD_REFUSALS = {
  WEIGHT_INVALID: 'A weight is 1 to 100,000,000 mg.',
  PURITY_INVALID: 'A purity is 1 to 10,000 parts of 10,000.',
};

/** Who works at a desk says what was done there. */
export function notByMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'The desk writes down what it does.');
}
