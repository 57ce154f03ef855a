import { registerEnumType } from 'type-graphql';
import { FULFILMENTS, type Fulfilment as FulfilmentWord } from '../../contracts/words.ts';
import { ORDER_ACTIONS, type OrderAction as ActionWord } from '../domain/standing/order-actions.ts';
import type { SoldAgainst } from '../domain/terms/sale-terms.ts';
import { ORDER_STATES, type OrderState as StateWord } from '../domain/order-state.ts';

/** Enums have lower-case values inside and UPPER_CASE names in the graph. */
function upper<Word extends string>(words: readonly Word[]): Record<string, Word> {
  return Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));
}

export const OrderState = upper<StateWord>(ORDER_STATES);
registerEnumType(OrderState, {
  name: 'OrderState', description: 'Where an order stands 订单状态.',
  valuesConfig: {
    PAID: { description: 'Paid, not delivered yet 已付款.' },
    DELIVERED: { description: 'The buyer has the goods; the return window runs 已交付.' },
    COMPLETED: { description: 'Delivered, and the return window is over 已完成.' },
    PARTLY_RETURNED: { description: 'Part of its base came back 部分退货.' },
    RETURNED: { description: 'All of its base came back 已退货.' },
    EXCHANGED: { description: 'All of its base came back, the last of it for another piece 已换货.' },
    CANCELLED: { description: 'Taken back whole before delivery 已取消.' },
  },
});

export const OrderAction = upper<ActionWord>(ORDER_ACTIONS);
registerEnumType(OrderAction, {
  name: 'OrderAction', description: 'What may be done to an order.',
  valuesConfig: {
    DELIVER: { description: 'Say that the buyer has it 登记签收 (recordDelivery).' },
    CANCEL: { description: 'Take it back whole before delivery 取消 (cancelOrder).' },
    RETURN: { description: 'Take something of it back 办理退货 (recordReturn).' },
    LINK: { description: 'Give it its buyer 补录会员 (linkOrder).' },
  },
});

export const Fulfilment = upper<FulfilmentWord>(FULFILMENTS);
registerEnumType(Fulfilment, {
  name: 'Fulfilment', description: 'How a sale reaches its buyer; decides the return window.',
  valuesConfig: {
    STORE: { description: 'Handed over in a store 门店; 7 days.' },
    WEB: { description: 'Sent by a web shop 网店; 15 days.' },
    LIVE: { description: 'Sold in a live stream 直播; 15 days.' },
    CUSTOM: { description: 'Made to order 定制; 7 days from hand-over.' },
    TRADE_IN: { description: 'Old gold for new 以旧换新; 7 days.' },
  },
});

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(SortDirection, {
  name: 'SortDirection', description: 'Which way a list is sorted.',
  valuesConfig: {
    ASC: { description: 'Smallest or earliest first.' },
    DESC: { description: 'Largest or latest first.' },
  },
});

export const SoldAgainstEnum = upper<SoldAgainst>(['NOT_ON_SALE', 'EARLY_ACCESS_ONLY', 'EDITION_TWICE']);
registerEnumType(SoldAgainstEnum, {
  name: 'SoldAgainst', description: 'What of a sale that has happened was against the terms of its item 未按销售条件.',
  valuesConfig: {
    NOT_ON_SALE: { description: 'Its pre-sale or early access had not begun 未开售.' },
    EARLY_ACCESS_ONLY: { description: 'Only members of some tiers bought it then, and nobody known bought 提前购.' },
    EDITION_TWICE: { description: 'A numbered piece of a limited edition 限量编号, sold before or twice.' },
  },
});
