import { encodeId } from '../../kernel/ids.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { beginExports, type BegunExport } from '../commands/privacy/begin-exports.ts';
import { keepMemberExport } from '../commands/privacy/keep-member-export.ts';

const AT_ONCE = 4;

/**
 * Asks every room what it keeps of those who want to know, and puts it together. Half of it would be no answer: one
 * that a room does not answer is tried again later, each time after twice as long, while the others are made. The job
 * fails when all have had their turn, so that somebody looks.
 */
export async function gatherExports(context: HandlerContext, _input: unknown, services: Services): Promise<void> {
  const failed: unknown[] = [];
  for (;;) {
    const begun = await context.run(beginExports, { id: null, requestId: 'exports' }, { limit: AT_ONCE });
    const exports = begun.ok ? begun.value.exports : [];
    if (exports.length === 0) break;
    const done = await Promise.allSettled(exports.map((one) => gather(context, one, services)));
    failed.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])));
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} exports are tried again later`);
}

async function gather(
  context: HandlerContext, { exportId, memberId, personIds }: BegunExport, services: Services,
): Promise<void> {
  const rooms = await services.gather(personIds.length > 0 ? personIds : [memberId]);
  const bundle = JSON.stringify({
    format: 'karat.person-export.v1', memberId: encodeId(PREFIX.member, memberId),
    madeAt: context.home.clock.now().toISOString(),
    rooms: Object.fromEntries([...rooms].map(([room, tables]) => [room, Object.fromEntries(
      tables.map(({ table, rows, more }) => [table, more ? { rows, more } : { rows }]))])),
  }, null, 1);
  await context.run(keepMemberExport, { id: null, requestId: `export ${exportId}` }, { exportId, bundle });
}
