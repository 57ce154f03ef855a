import type { Refusal } from '../../../kernel/outcome.ts';
import {
  refusalOfDedication, type Dedication, type DedicatedSale, type DedicationCode,
} from '../../domain/dedication.ts';
import type { LineToRecord, RecordOrderCode } from './order-to-record.ts';

const MESSAGES: Record<DedicationCode, string> = {
  MEMBER_ONLY: 'The item is for members only: the order names no member that is known.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises.',
};

/** Each line that may not be sold to this buyer, or here. */
export function refuseDedicated(
  lines: readonly { line: LineToRecord; item: { dedication: Dedication | null } }[], sale: DedicatedSale,
): Refusal<RecordOrderCode>[] {
  return lines.flatMap(({ line, item }, index) => {
    const code = refusalOfDedication(item.dedication, sale);
    const path = ['lines', String(index), 'sku' in line.item ? 'sku' : 'itemId'];
    return code === null ? [] : [{ code, message: MESSAGES[code], path }];
  });
}
