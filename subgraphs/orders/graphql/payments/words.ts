import { registerEnumType } from 'type-graphql';

export const PaymentMeans = {
  CASH: 'cash', CARD: 'card', TRANSFER: 'transfer', WALLET: 'wallet', OTHER: 'other' } as const;
registerEnumType(PaymentMeans, {
  name: 'PaymentMeans', description: 'How it was paid 支付方式.',
  valuesConfig: {
    CASH: { description: 'Cash 现金.' },
    CARD: { description: 'A bank card 银行卡.' },
    TRANSFER: { description: 'A bank transfer 转账.' },
    WALLET: { description: 'A wallet on a phone 移动支付.' },
    OTHER: { description: 'Otherwise 其他.' },
  },
});

export const PaymentState = {
  KEPT: 'kept', SETTLED: 'settled', UNMATCHED: 'unmatched', REFUNDED: 'refunded' } as const;
registerEnumType(PaymentState, {
  name: 'PaymentState', description: 'What became of a payment 收款状态.',
  valuesConfig: {
    KEPT: { description: 'It counts, and waits for the rest or for the placing 已收待结.' },
    SETTLED: { description: 'It paid its order 已结清.' },
    UNMATCHED: { description: 'It fits nothing, and is to be refunded 待退款.' },
    REFUNDED: { description: 'It went back 已退款.' },
  },
});

export const UnmatchedReason = {
  UNKNOWN: 'unknown', NOT_OPEN: 'not_open', ENDED: 'ended', CURRENCY: 'currency', AMOUNT: 'amount',
  SALE_REFUSED: 'sale_refused' } as const;
registerEnumType(UnmatchedReason, {
  name: 'UnmatchedReason', description: 'Why a payment fits nothing 待退款原因.',
  valuesConfig: {
    UNKNOWN: { description: 'There is no such quote 无此报价单.' },
    NOT_OPEN: { description: 'The price was not locked 未锁价.' },
    ENDED: { description: 'It was sold, or ended before it was paid whole 报价单已结束.' },
    CURRENCY: { description: 'Another currency 币种不符.' },
    AMOUNT: { description: 'More than was left to be paid 金额不符.' },
    SALE_REFUSED: { description: 'The sale could not be made, such as its number was taken 无法成交.' },
  },
});
