import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { recordOrders } from '../commands/record/record-orders.ts';

/** Records one order: what became of it, and what was recorded when it may not be refused. */
export function recorderOf(room: () => TestSubgraph) {
  const record = async (input: OrderToRecord, actor?: Actor) => {
    const [outcome] = await room().runBatch(recordOrders, [actor ? { input, actor } : { input }]);
    return outcome!;
  };
  const recordOk = async (input: OrderToRecord) => {
    const outcome = await record(input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals[0]!.code));
    return outcome.value;
  };
  return { record, recordOk };
}
