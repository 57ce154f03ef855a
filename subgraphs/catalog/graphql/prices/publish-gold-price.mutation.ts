import { MoneyInput } from '../../../kernel/graph/money.type.ts';
import { defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, KEY, optional, ROWS_KEY, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { publishGoldPrices } from '../../commands/prices/publish-gold-price.ts';
import { MAX_IMPORT } from '../../domain/limits.ts';
import type { Metal } from '../../domain/words.ts';
import { goldPricesById } from '../../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';
import { CONFIRM, OPERATOR_ONLY, SAME_PERSON, SOURCE, STANDING } from './publication.ts';
import { MetalEnum } from '../words.ts';

export const publishGoldPriceMutations = defineMutations('PublishGoldPrice', {
  scopes: ['catalog:price'],
  input: 'A price for the gold board.',
  takes: {
    region: text('Code of the region 会籍地区 where it holds, for example "CN".'),
    metal: take<Metal>(() => MetalEnum, 'Metal.'),
    purity: whole('Purity in parts per 10,000: one of `finenesses`.'),
    retail: take<MoneyInput>(() => MoneyInput, 'What we sell a gram for, in the region\'s currency.'),
    buyback: optional(take<MoneyInput>(() => MoneyInput,
      'What we buy a gram back for, never more than retail; without it, or zero: none is quoted.')),
    effectiveAt: optional(dateTime('It holds from here on; now without it, at most 31 days ahead.')),
    source: SOURCE,
    confirm: CONFIRM,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), OPERATOR_ONLY, SAME_PERSON,
    UNKNOWN_REGION: 'There is no such region then, or it is not offered any more.',
    UNKNOWN_FINENESS: 'No hallmark names this fineness and no product has it (`finenesses`).',
    ALREADY_PUBLISHED: 'There is a price of this kind from this moment on; it stays.',
  },
  answers: {
    goldPrice: loaded(() => GoldPrice, goldPricesById, 'goldPriceId',
      'The price, published or held as its state says; null when refused.'),
    ...STANDING,
  },
}, {
  publishGoldPrice: {
    says: 'Puts a price on the gold board 发布金价. A jump beyond the policy’s limit (5 % by default) is held '
      + 'until confirmGoldPrice.',
    command: publishGoldPrices,
    inputOf: ({ retail, buyback, ...price }) => (
      { ...price, retail: { ...retail }, buyback: buyback && { ...buyback } }),
  },
}, {
  publishGoldPrices: {
    says: 'Imports prices 导入金价; each is published, held or refused by itself.',
    input: 'An import of prices, decided in the order given.',
    takes: { idempotencyKey: ROWS_KEY },
    rows: { prices: { says: 'At most 500 prices.', deed: 'publishGoldPrice' } },
    row: {
      typeName: 'GoldPriceRowInput', says: 'One price of an import.',
      without: ['confirm', 'idempotencyKey'],
    },
    least: 0,
    most: MAX_IMPORT,
    errors: { says: 'All refusals of all prices.' },
  },
});
