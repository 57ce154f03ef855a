import { dailyNumberTable, kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { buyerIdentityTable } from './buyer-identity.table.ts';
import { channelFactTable } from './channel-fact.table.ts';
import { editionSaleTable } from './edition-sale.table.ts';
import { fxFactTable } from './fx-fact.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { marginDeltaTable } from './margin-delta.table.ts';
import { marginSumTable } from './margin-sum.table.ts';
import { memberFactTable } from './member-fact.table.ts';
import { orderElsewhereTable } from './order-elsewhere.table.ts';
import { orderLineTable } from './order-line.table.ts';
import { orderPolicyTable } from './order-policy.table.ts';
import { orderRegionWindowsTable } from './order-region-windows.table.ts';
import { orderReturnTable } from './order-return.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { paymentTable } from './payment.table.ts';
import { quotePieceTable } from './quote-piece.table.ts';
import { quoteTable } from './quote.table.ts';
import { returnLineTable } from './return-line.table.ts';
import { salesDeltaTable } from './sales-delta.table.ts';
import { salesOrderTable } from './sales-order.table.ts';
import { salesSumTable } from './sales-sum.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('orders'),
  wordTable('orders'),
  policyProposalTable('orders'), dailyNumberTable('orders'),
  buyerIdentityTable, channelFactTable, editionSaleTable, fxFactTable, itemFactTable, marginDeltaTable,
  marginSumTable, memberFactTable,
  orderElsewhereTable, orderLineTable, orderPolicyTable, orderRegionWindowsTable,
  orderReturnTable, outletFactTable, paymentTable, quotePieceTable, quoteTable, returnLineTable,
  salesDeltaTable, salesOrderTable, salesSumTable,
];
