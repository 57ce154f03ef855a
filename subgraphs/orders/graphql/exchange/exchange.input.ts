import { form } from '../../../kernel/graph/mutation/form.ts';
import { currency } from '../../../kernel/graph/mutation/take.ts';
import { ORDER } from '../record/order.input.ts';
import { SALE_REFUSALS } from '../record/sale-refusals.ts';
import { RETURN_REFUSALS } from '../returns/return-refusals.ts';

const { buyer: _buyer, currency: _currency, paidAt: _paidAt, ...SOLD } = ORDER;
export const EXCHANGE_SALE = form('ExchangeSaleInput',
  'What is bought for what comes back: the buyer is that of the order, it is paid when that came back.', {
    ...SOLD, currency: currency('Currency of all amounts: that of the order.') });

export const EXCHANGE_REFUSALS = {
  ...SALE_REFUSALS, ...RETURN_REFUSALS,
  NOT_FOUND: 'There is no such order, line, channel, outlet or hold; the path says which.',
  NOT_ON_SALE: 'It is not on sale yet 未开售: its pre-sale or early access is to come.',
  EARLY_ACCESS_ONLY: 'Only members of some tiers buy it now 提前购, and the buyer is none of them, or nobody known.',
  CURRENCY_OTHER: 'What comes back was paid in another currency.',
  CREDIT_COMES_BACK: 'Old gold or store credit paid what comes back: it is store credit 储值 again, which a quote names.',
  NOT_AN_EXCHANGE: 'The return or the sale was recorded by itself before; the path says which.',
};
