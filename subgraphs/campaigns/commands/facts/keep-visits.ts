import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { storeVisitTable } from '../../persistence/tables/store-visit.table.ts';

/** Who stands in a store with its member code. */
export const keepVisits = defineBatchCommand<EventPayloads['member.visited.v1'], null, never>({
  name: 'campaigns.keep-visits',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const byId = new Map(requests.map(({ input }) => [input.visitId, input]));
    const rows = [...byId.keys()].sort().map((visitId) => {
      const { memberId, outletId, from, until } = byId.get(visitId)!;
      return { visitId, memberId, outletId, fromAt: from, untilAt: until };
    });
    await tx.sql.insertInto(storeVisitTable, rows, 'on conflict (visit_id) do nothing');
    return requests.map(() => accepted(null));
  },
});

/** Who stood where yesterday is nobody's business here. */
export const forgetVisits = defineCommand<{ limit: number }, { forgotten: number }, never>({
  name: 'campaigns.forget-visits',
  execute: async (tx, { limit }) => accepted({
    forgotten: await tx.sql.run`delete from store_visit where visit_id in (select visit_id from store_visit
      where until_at < ${tx.now}::timestamptz - interval '1 day' limit ${limit})`,
  }),
});
