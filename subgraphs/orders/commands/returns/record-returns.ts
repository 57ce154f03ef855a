import { MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { IDENTIFIER_RULE, isMisread } from '../../../kernel/identifier.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { EXTERNAL_NO_LENGTH, readNumber } from '../../domain/identifiers.ts';
import { isDeliveryTime } from '../../domain/order-times.ts';
import { bodyHash } from '../record/load-facts.ts';
import type { OrderName } from '../../domain/identifiers.ts';
import { lockOrders, mayChange, namedAt, type LockedOrder } from './lock-orders.ts';
import {
  planReturn, type LineToReturn, type PlannedReturn, type RecordReturnCode, type Remainder,
} from './plan-return.ts';
import { readReturnableLines, writeReturns, type ReturnToWrite } from './write-returns.ts';

export interface ReturnToRecord {
  readonly order: OrderName;
  /** The channel's own number of the return, unique within the order. */
  readonly externalNo: string;
  readonly returnedAt: Date;
  readonly lines: readonly LineToReturn[];
  readonly reason: string;
  /** What rewards says of the order's coupons, where it names any; absent: nobody was asked. */
  readonly remainder?: () => Remainder | 'away';
}

export interface RecordedReturn {
  readonly orderId: string;
  readonly returnId: string;
  readonly created: boolean;
  /** Null when the return was there already. */
  readonly decision: PlannedReturn | null;
}

/** Value may come back cent by cent; a cancellation may still follow the last of them. */
const MAX_RETURNS = 200;

type ReturnOutcome = Outcome<RecordedReturn, RecordReturnCode>;
interface StoredReturn {
  id: string; order_id: string; external_no: string; body_hash: Buffer;
  /** Its number as it was recorded before numbers were kept without blanks around them. */
  sent_no: string | null;
}

/** Goods or value come back (domain.md 3.6, section 5). The return's number in its order is its key. */
export const recordReturns = defineBatchCommand<ReturnToRecord, RecordedReturn, RecordReturnCode>({
  name: 'orders.record-returns',
  maxBatch: 500,
  executeAll: async (tx, sent) => {
    const requests = sent.map((request) => ({ ...request, input: tidyReturn(request.input) }));
    const orders = await lockOrders(tx.sql, requests.map(({ input }) => input.order));
    const ids = [...new Set(orders.flatMap((order) => order?.id ?? []))];
    const lines = await readReturnableLines(tx.sql, ids);
    const stored = await readStored(tx, requests, orders);
    const fresh: ReturnToWrite[] = [];
    const outcomes = requests.map((request, index): ReturnOutcome => {
      const { input, actor } = request;
      const order = orders[index];
      if (!order || !mayChange(actor, order)) {
        return refused('NOT_FOUND', 'There is no such order.', namedAt(input.order));
      }
      const hash = hashOf(input, order.id);
      const known = stored.get(`${order.id}\n${input.externalNo}`);
      if (known) return repeat(known, input, hash);
      const wrong = checkReturn(input, order, tx.now);
      if (wrong) return wrong;
      const planned = planReturn(order, lines.get(order.id)!, input.lines, tx.now, input.remainder?.());
      if (!planned.ok) return planned;
      const { returnId } = planned.value;
      stored.set(`${order.id}\n${input.externalNo}`,
        { id: returnId, order_id: order.id, external_no: input.externalNo, body_hash: hash, sent_no: null });
      fresh.push({ planned: planned.value, order, hash, request, externalNo: input.externalNo,
        returnedAt: input.returnedAt, reason: input.reason });
      return accepted({ orderId: order.id, returnId, created: true, decision: planned.value });
    });
    await writeReturns(tx, fresh);
    return outcomes;
  },
});

/** What is no number stays as it was sent, and is refused at its path. */
function tidyReturn(input: ReturnToRecord): ReturnToRecord {
  return { ...input, externalNo: readNumber(input.externalNo) ?? input.externalNo };
}

/** As it was told, without what others say of it. */
function hashOf({ remainder: _, ...told }: ReturnToRecord, orderId: string): Buffer {
  return bodyHash({ ...told, order: orderId });
}

function repeat(known: StoredReturn, input: ReturnToRecord, hash: Buffer): ReturnOutcome {
  const before = known.sent_no === null ? null
    : hashOf({ ...input, externalNo: known.sent_no }, known.order_id);
  return known.body_hash.equals(hash) || (before !== null && known.body_hash.equals(before))
    ? accepted({ orderId: known.order_id, returnId: known.id, created: false, decision: null })
    : refused('RETURN_CONFLICT', 'The order has another return with the same number.',
      ['returnNo']);
}

async function readStored(
  tx: Tx, requests: readonly BatchRequest<ReturnToRecord>[],
  orders: readonly (LockedOrder | null)[],
): Promise<Map<string, StoredReturn>> {
  const asked = requests.flatMap(({ input }, index) =>
    (orders[index] ? [{ orderId: orders[index].id, no: input.externalNo }] : []));
  if (asked.length === 0) return new Map();
  const rows = await tx.sql.all<StoredReturn>`
    select id, order_id, external_no, body_hash, sent_no from order_return
    where (order_id, external_no) in (select * from unnest(
      ${asked.map(({ orderId }) => orderId)}::uuid[], ${asked.map(({ no }) => no)}::text[]))`;
  return new Map(rows.map((row) => [`${row.order_id}\n${row.external_no}`, row]));
}

function checkReturn(input: ReturnToRecord, order: LockedOrder, now: Date): ReturnOutcome | null {
  if (order.state === 'cancelled') {
    return refused('ORDER_CANCELLED', 'The order was cancelled.', namedAt(input.order));
  }
  if (order.return_count >= MAX_RETURNS) {
    return refused('TOO_MANY_RETURNS', `An order takes at most ${MAX_RETURNS} returns.`, namedAt(input.order));
  }
  if (readNumber(input.externalNo) === null) {
    return refused('INVALID',
      `A return number has 1 to ${EXTERNAL_NO_LENGTH} characters: ${IDENTIFIER_RULE}.`, ['returnNo']);
  }
  if ([...input.reason].length > 500 || isMisread(input.reason)) {
    return refused('INVALID', 'A reason has at most 500 characters, none of them misread (U+FFFD).',
      ['reason']);
  }
  if (input.lines.length < 1 || input.lines.length > MAX_ORDER_LINES) {
    return refused('INVALID', `A return has 1 to ${MAX_ORDER_LINES} lines, not ${input.lines.length}.`,
      ['lines']);
  }
  if (!isDeliveryTime(input.returnedAt, order.paid_at, now)) {
    return refused('RETURNED_AT_OUT_OF_RANGE',
      'Goods come back after payment and not in the future.', ['returnedAt']);
  }
  return null;
}
