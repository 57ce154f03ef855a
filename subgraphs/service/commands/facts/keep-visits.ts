import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { storeVisitTable } from '../../persistence/tables/sold-line.table.ts';

/** Who stands in a store with its member code. */
export const keepVisits = defineBatchCommand<EventPayloads['member.visited.v1'], null, never>({
  name: 'service.keep-visits',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const rows = [...new Map(requests.map(({ input }) => [input.visitId, input])).values()]
      .sort((a, b) => (a.visitId < b.visitId ? -1 : 1))
      .map(({ visitId, memberId, outletId, from, until }) => (
        { visitId, memberId, outletId, fromAt: from, untilAt: until }));
    await tx.sql.insertInto(storeVisitTable, rows, 'on conflict (visit_id) do nothing');
    return requests.map(() => accepted(null));
  },
});

const KEPT_DAYS = 7;

/** Who stood where a week ago is nobody's business here. */
export const forgetVisits = defineCommand<{ limit: number }, { forgotten: number }, never>({
  name: 'service.forget-visits',
  execute: async (tx, { limit }) => accepted({
    forgotten: await tx.sql.run`delete from store_visit where visit_id in (select visit_id from store_visit
      where until_at < ${tx.now}::timestamptz - make_interval(days => ${KEPT_DAYS}) limit ${limit})`,
  }),
});
