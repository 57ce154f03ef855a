import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { joinTransaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { type Outcome, refuse, type Refusal } from '../refusals.ts';
import { findAccountById, normaliseEmail } from './account-row.ts';
import { type Assignment, refuseAssignment } from './assignment.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { type Operator, toOperator } from './operator.ts';
import { hashPassword, refuseWeakPassword, temporaryPassword } from './passwords.ts';

export interface CreateOperator extends Assignment {
  readonly email: string;
  readonly name: string;
  /** Left out, one is made up that works once: the operator must choose their own. */
  readonly password?: string;
  readonly isDemo?: boolean;
  /** What the demo brand names it by elsewhere; made up otherwise. */
  readonly id?: string;
}

export type CreatedOperator = Outcome<{
  readonly operator: Operator;
  /** Shown once, only when no password was given. */
  readonly temporaryPassword?: string;
}>;

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,}$/;

export async function createOperator(
  context: IdentityContext, by: Actor, input: CreateOperator,
): Promise<CreatedOperator> {
  const refusal = refuseWithoutAuthority(by) ?? refuseInput(input) ?? refuseAssignment(input);
  if (refusal) return refusal;
  const made = input.password === undefined ? temporaryPassword() : undefined;
  const passwordHash = await hashPassword(input.password ?? made!);
  const id = input.id ?? newId(context.clock());
  return joinTransaction(context, async (db) => {
    const { rowCount } = await db.query(
      `insert into identity.account (id, email, name, roles, tenant_id, site_ids, password_hash,
         must_change_password, is_demo, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (email) do nothing`,
      [id, normaliseEmail(input.email), input.name.trim(), [...new Set(input.roles)],
        input.tenantId ?? null, input.siteIds ?? [], passwordHash, made !== undefined,
        input.isDemo ?? false, context.clock()]);
    if (rowCount !== 1) return refuse('EMAIL_TAKEN', 'This address has an account.', 'email');
    await writeAudit(context, db, by, { action: 'operator.created', subject: id,
      detail: { roles: input.roles, tenantId: input.tenantId, siteIds: input.siteIds } });
    const operator = toOperator((await findAccountById(db, id))!);
    return { ok: true as const, operator, ...(made ? { temporaryPassword: made } : {}) };
  });
}

function refuseInput(input: CreateOperator): Refusal | undefined {
  const name = input.name.trim();
  if (name.length < 1 || name.length > 120) {
    return refuse('NAME_MISSING', 'A name of 1 to 120 characters.', 'name');
  }
  const email = normaliseEmail(input.email);
  if (!EMAIL.test(email)) return refuse('EMAIL_MALFORMED', 'Not an e-mail address.', 'email');
  if (input.password === undefined) return undefined;
  return refuseWeakPassword(input.password, email);
}
