import { runCommand } from '../../../kernel/commands/run-command.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { countPhoneSearch, forgivePhoneSearch } from '../../commands/count-phone-search.ts';
import { budgetsOf } from '../../domain/phone-guessing.ts';
import { isPhoneHeld } from '../../queries/phone-holder.ts';

/**
 * Who sees phones masked may search one, but not try out which it is: searches that find nobody are
 * counted (domain/phone-guessing.ts), and when there were too many, neither is answered.
 */
export async function refuseGuessing(
  context: GraphContext, phones: readonly string[],
): Promise<void> {
  if (budgetsOf(context.actor.kind, phones).length === 0) return;
  const { home } = context.services;
  const counted = await runCommand(home, context.request, countPhoneSearch, { phones });
  if (!counted.ok) throw tooMany(counted.refusals[0]?.extras?.['waitSeconds']);
  if (!await isPhoneHeld(await context.sql(), phones)) return;
  await runCommand(home, context.request, forgivePhoneSearch, { phones });
}

function tooMany(waitSeconds: unknown): RequestError {
  return new RequestError('TOO_MANY_ATTEMPTS', 'Too many phones that nobody has were searched.',
    { retryAfterMs: Number(waitSeconds) * 1000 });
}
