import { MoneyInput } from '../../../kernel/graph/money.type.ts';
import { dateTime, optional, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import type { Metal } from '../../domain/words.ts';
import { MetalEnum } from '../words.ts';

/** What a price of the board says. */
export const BOARD_PRICE = {
  region: text('Code of the region 会籍地区 where it holds, for example "CN".'),
  metal: take<Metal>(() => MetalEnum, 'Metal.'),
  purity: whole('Purity in parts per 10,000: one of `finenesses`.'),
  retail: take<MoneyInput>(() => MoneyInput, 'What we sell a gram for, in the region\'s currency.'),
  buyback: optional(take<MoneyInput>(() => MoneyInput,
    'What we buy a gram back for, never more than retail; without it, or zero: none is quoted.')),
  effectiveAt: optional(dateTime('It holds from here on; now without it, at most 31 days ahead.')),
};
