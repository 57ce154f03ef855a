import { encodeId } from '../../kernel/ids.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { keepMemberExport } from '../commands/privacy/keep-member-export.ts';
import { exportsToGather } from '../queries/privacy/due.ts';

const AT_ONCE = 20;

/**
 * Asks every room what it keeps of those who want to know, and puts it together. While a room is away the job
 * fails and the queue tries it again: half of it would be no answer.
 */
export async function gatherExports(context: HandlerContext, _input: unknown, services: Services): Promise<void> {
  for (const { exportId, memberId, personIds } of await exportsToGather(context.home.database.sql, AT_ONCE)) {
    const rooms = await services.gather(personIds.length > 0 ? personIds : [memberId]);
    const bundle = JSON.stringify({
      format: 'karat.person-export.v1', memberId: encodeId(PREFIX.member, memberId),
      madeAt: context.home.clock.now().toISOString(),
      rooms: Object.fromEntries([...rooms].map(([room, tables]) => [room, Object.fromEntries(
        tables.map(({ table, rows, more }) => [table, more ? { rows, more } : { rows }]))])),
    }, null, 1);
    await context.run(keepMemberExport, { id: null, requestId: `export ${exportId}` }, { exportId, bundle });
  }
}
