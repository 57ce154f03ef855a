import { MoneyInput } from '../../../kernel/graph/money.type.ts';
import { dateTime, optional, otherwise, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import type { Metal, WeightUnit } from '../../domain/words.ts';
import { MetalEnum, WeightUnitEnum } from '../words.ts';

/** What a price of the board says. */
export const BOARD_PRICE = {
  region: text('Code of the region 会籍地区 where it holds, for example "CN".'),
  metal: take<Metal>(() => MetalEnum, 'Metal.'),
  purity: whole('Purity in parts per 10,000: one of `finenesses`.'),
  retail: take<MoneyInput>(() => MoneyInput, 'What we sell a gram for – or one `unit` –, in the region\'s currency.'),
  buyback: optional(take<MoneyInput>(() => MoneyInput,
    'What we buy as much back for, never more than retail; without it, or zero: none is quoted.')),
  unit: otherwise('gram', take<WeightUnit>(() => WeightUnitEnum, 'Weight that both are quoted by 计价单位: they come to '
    + 'a gram half-up, and what was entered stays beside it (`GoldPrice.entered`).')),
  effectiveAt: optional(dateTime('It holds from here on; now without it, at most 31 days ahead.')),
};
