import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  currency, decimal, DRY_RUN, idOf, idsOf, KEY, optional, otherwise, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { holdCredit, type HeldCredit } from '../../commands/credit/hold-credit.ts';
import { byQuotesAlone, readHold } from './read-hold.ts';
import { TradeInHold } from './store-credit.type.ts';

const amount = (says: string) => decimal(`${says}, in the currency of the sale; not below zero.`);

const holdView = ({ holdId, currency: code, ...held }: HeldCredit): TradeInHold => ({
  id: encodeId(PREFIX.creditHold, holdId), tradeIn: moneyView(held.tradeInMinor, code),
  storeCredit: moneyView(held.storeCreditMinor, code), amount: moneyView(held.amountMinor, code),
  paysLabour: held.paysLabour, left: moneyView(held.leftMinor, code),
});

export const holdTradeInCreditMutation = defineMutation({
  name: 'holdTradeInCredit',
  says: 'Holds accepted old gold and store credit of a member for a quote 锁定旧料抵扣; it ends by itself. A sale that is '
    + 'recorded with it takes it. Quotes ask it; with dryRun they look alone.',
  scopes: ['tradeins:use'], guard: byQuotesAlone,
  input: 'What a sale wants to be paid with.',
  takes: {
    memberId: idOf(PREFIX.member, 'Who buys.'),
    region: text('Code of the region 会籍地区 it is sold in.'),
    currency: currency('Currency of the sale.'),
    tradeInIds: otherwise([], idsOf(PREFIX.tradeIn, 'Accepted trade-ins of the member, at most 10.')),
    storeCredit: otherwise('0', amount('Store credit 储值 besides')),
    amount: optional(amount('What the sale takes of it all; all of it without')),
    goldGrams: otherwise('0', decimal('Gold that is bought, in grams with at most three decimals.')),
    goldValue: otherwise('0', amount('What that gold costs')),
    holdMinutes: whole('How long, 1 to 20,160 minutes.'),
    dryRun: DRY_RUN, idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    TRADE_IN_NOT_ACCEPTED: 'Its offer was not accepted, or not in time: an estimate pays nothing.',
    TRADE_IN_USED: 'Another sale has it, or a quote holds it.',
    TRADE_IN_CREDITED: 'It was credited: it is store credit 储值, which is named by amount.',
    TRADE_IN_CURRENCY: 'It is worth another currency.',
    MIN_INCREASE: 'The new gold does not exceed the old by what its way demands 未达换购条件.',
    SALE_TOO_SMALL: 'The sale takes less than gold whose price depends on it was offered at, and there is no plain '
      + 'price for the rest 新购金额不足.',
    STORE_CREDIT_SHORT: 'The member has less store credit 储值不足.',
  },
  extras: { available: extra(() => Money, 'With STORE_CREDIT_SHORT: what is there.') },
  command: holdCredit,
  inputOf: (asked) => {
    const input = readHold(asked);
    return input.ok ? input.value : input;
  },
  answers: { hold: { type: () => TradeInHold, says: 'What is held; null when refused.', of: holdView } },
});
