import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { withdrawGoldPrice } from '../../commands/prices/withdraw-gold-price.ts';
import { goldPricesById } from '../../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';
import { PublicationStateEnum } from '../words.ts';

export const withdrawGoldPriceMutation = defineMutation({
  name: 'withdrawGoldPrice',
  says: 'Takes a published price off the board 撤下金价: from now on the one before it is in force, or none; what was '
    + 'sold by it stays so. Where the board would jump by it, the first who asks is written down '
    + '(`withdrawalAskedBy`) and the price stays until another person does the same within the '
    + '`repeatHours` of the policy (a day where they are 0); later that is a first asking again.',
  scopes: ['catalog:price'],
  input: 'Which published price, and why.',
  takes: {
    id: idOf(PREFIX.goldPrice, 'Gold price id.'),
    reason: text('Why; 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such price.',
    NOT_PUBLISHED: 'It is not on the board: held, dismissed, or taken back already.',
    SUPERSEDED: 'Another price has followed it: it is past.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
    OPERATOR_ONLY: 'Only a person at head office takes a price back.',
    SAME_PERSON: 'It would be a jump, and you have asked for it: another person takes it back.',
  },
  extras: { state: extra(() => PublicationStateEnum, 'With NOT_PUBLISHED: its state.') },
  command: withdrawGoldPrice,
  inputOf: ({ id, reason }) => ({ goldPriceId: id, reason }),
  answers: {
    goldPrice: loaded(() => GoldPrice, goldPricesById, 'goldPriceId', 'The price; null when refused.'),
  },
});
