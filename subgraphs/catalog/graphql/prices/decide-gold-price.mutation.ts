import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { decideGoldPrice } from '../../commands/prices/decide-gold-price.ts';
import { goldPricesById } from '../../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';
import { SAME_PERSON } from './publication.ts';
import { PublicationStateEnum } from '../words.ts';

export const decideGoldPriceMutations = defineMutations('DecideGoldPrice', {
  scopes: ['catalog:price'],
  input: 'Which held price.',
  takes: { id: idOf(PREFIX.goldPrice, 'Gold price id.'), idempotencyKey: KEY },
  refusals: {
    NOT_FOUND: 'There is no such price.',
    NOT_HELD: 'The price does not wait for a decision.',
    ALREADY_PUBLISHED: 'Another price of this kind holds from this moment on.',
    OPERATOR_ONLY: 'Only a person at head office decides.',
    SAME_PERSON,
  },
  extras: { state: extra(() => PublicationStateEnum, 'With NOT_HELD: its state.') },
  answers: {
    goldPrice: {
      type: () => GoldPrice, says: 'The price; null when refused.',
      of: (_, context, { id }) => context.load(goldPricesById, id),
    },
  },
}, {
  confirmGoldPrice: {
    says: 'Puts a held price on the board as it was entered 确认金价.',
    command: decideGoldPrice,
    inputOf: ({ id }) => ({ goldPriceId: id, decision: 'confirm' }),
  },
  dismissGoldPrice: {
    says: 'Lets a held price never hold 驳回金价.',
    command: decideGoldPrice,
    inputOf: ({ id }) => ({ goldPriceId: id, decision: 'dismiss' }),
  },
});
