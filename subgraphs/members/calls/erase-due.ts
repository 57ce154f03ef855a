import { untilNothing } from '../../kernel/commands/drain.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { eraseMembers } from '../commands/privacy/erase-members.ts';
import { endTokens } from './end-tokens.ts';
import { keepErasureLog } from './keep-erasure-log.ts';

/**
 * Forgets whose time has come, here and by its event in every room that listens; then ends their tokens. What the
 * log outside the database knows comes first, so that one that was restored is as it was at once.
 */
export async function eraseDue(context: HandlerContext, _input: unknown, services: Services): Promise<void> {
  await keepErasureLog(context, services);
  const rooms = ['members', 'identity', ...context.home.routes.get('member.erased.v1') ?? []];
  await untilNothing(context, eraseMembers, { rooms }, ({ erased }) => erased, { limit: 20 });
  const held = await keepErasureLog(context, services);
  await endTokens(context, services);
  // The job fails, and is alerted, until an operator has undone the merges.
  if (held.length > 0) throw new Error(`erasures.log: undo the merge of whoever is to be erased by ${held.join(', ')}`);
}
