import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { findAccountById, lockAccount } from './account-row.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { refuseLosingLastOwner } from './last-owner.ts';
import { type Operator, toOperator } from './operator.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

export async function disableOperator(
  context: IdentityContext, by: Actor, input: { readonly operatorId: string },
): Promise<Outcome<{ readonly operator: Operator }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (!isUuid(input.operatorId)) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
  return inTransaction(context.pool, async (db) => {
    const seen = await findAccountById(db, input.operatorId);
    if (!seen) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
    const lastOwner = await refuseLosingLastOwner(db, seen, []);
    const account = (await lockAccount(db, seen.id))!;
    if (account.disabled_at) return refuse('ALREADY_DISABLED', 'The account is disabled.');
    if (lastOwner) return lastOwner;
    await db.query(
      'update identity.account set disabled_at = $2, version = version + 1 where id = $1',
      [account.id, context.clock()]);
    await signOutEverywhere(context, db, account.id);
    await writeAudit(context, db, by, { action: 'operator.disabled', subject: account.id });
    return { ok: true as const, operator: toOperator((await findAccountById(db, account.id))!) };
  });
}
