import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { findAccountById, lockAccount } from './account-row.ts';
import { type Assignment, refuseAssignment } from './assignment.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { refuseLosingLastOwner } from './last-owner.ts';
import { type Operator, toOperator } from './operator.ts';
import { cutOffTokens } from './sign-out-everywhere.ts';

export interface UpdateOperatorRoles extends Assignment {
  readonly operatorId: string;
  readonly expectedVersion: number;
}

/** Takes effect at once: running access tokens are cut off, the next refresh has the new scopes. */
export async function updateOperatorRoles(
  context: IdentityContext, by: Actor, input: UpdateOperatorRoles,
): Promise<Outcome<{ readonly operator: Operator }>> {
  const refusal = refuseWithoutAuthority(by) ?? refuseAssignment(input);
  if (refusal) return refusal;
  if (!isUuid(input.operatorId)) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
  return inTransaction(context.pool, async (db) => {
    const seen = await findAccountById(db, input.operatorId);
    if (!seen) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
    const lastOwner = await refuseLosingLastOwner(db, seen, input.roles);
    const account = (await lockAccount(db, seen.id))!;
    if (account.disabled_at) return refuse('ALREADY_DISABLED', 'The account is disabled.');
    if (account.version !== input.expectedVersion) {
      return refuse('STALE', 'Somebody changed this operator meanwhile.', 'expectedVersion');
    }
    if (lastOwner) return lastOwner;
    await db.query(
      `update identity.account set roles = $2, tenant_id = $3, site_ids = $4,
         version = version + 1 where id = $1`,
      [account.id, [...new Set(input.roles)], input.tenantId ?? null, input.siteIds ?? []]);
    await cutOffTokens(context, db, account.id);
    await writeAudit(context, db, by, { action: 'operator.roles-changed', subject: account.id,
      detail: { before: account.roles, after: input.roles } });
    return { ok: true as const, operator: toOperator((await findAccountById(db, account.id))!) };
  });
}
