import { readIdentifier } from '../../../kernel/identifier.ts';
import { CODE_LENGTH, EXTERNAL_ID_LENGTH, EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import type { LineToRecord, OrderToRecord } from './order-to-record.ts';

/**
 * The order with its identifiers as they are kept; what is none stays as it was sent and is refused
 * later, at its path. An order that was written otherwise keeps that too: it may have been recorded so.
 */
export function tidyOrder(sent: OrderToRecord): OrderToRecord {
  const { buyer, outlet } = sent;
  const tidy = {
    externalNo: tidied(sent.externalNo, EXTERNAL_NO_LENGTH),
    buyer: buyer && 'externalId' in buyer
      ? { externalId: tidied(buyer.externalId, EXTERNAL_ID_LENGTH) } : buyer,
    outlet: 'code' in outlet ? { code: tidied(outlet.code, CODE_LENGTH) } : outlet,
    lines: sent.lines.map(tidyLine),
    orderDiscounts: sent.orderDiscounts.map((discount) => (
      { ...discount, code: tidied(discount.code, CODE_LENGTH) })),
  };
  const isSame = tidy.externalNo === sent.externalNo && sameText(tidy.buyer, buyer)
    && sameText(tidy.outlet, outlet) && tidy.lines.every((line, index) => line === sent.lines[index])
    && tidy.orderDiscounts.every(({ code }, index) => code === sent.orderDiscounts[index]!.code);
  return isSame ? sent : { ...sent, ...tidy, asSent: sent };
}

function tidyLine(line: LineToRecord): LineToRecord {
  if (!('sku' in line.item)) return line;
  const sku = tidied(line.item.sku, CODE_LENGTH);
  return sku === line.item.sku ? line : { ...line, item: { sku } };
}

function sameText(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function tidied(text: string, longest: number): string {
  return readIdentifier(text, longest) ?? text;
}
