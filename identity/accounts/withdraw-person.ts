import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { cutOffTokens } from './sign-out-everywhere.ts';

/** A member left, was merged or frozen: the tokens front ends hold for them end now. */
export async function withdrawPerson(
  context: IdentityContext, by: Actor, input: { readonly personId: string },
): Promise<Outcome> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (!isUuid(input.personId)) return refuse('ID_MALFORMED', 'Not an id.', 'personId');
  return inTransaction(context.pool, async (db) => {
    await cutOffTokens(context, db, input.personId);
    await writeAudit(context, db, by, { action: 'person.withdrawn', subject: input.personId });
    return { ok: true as const };
  });
}
