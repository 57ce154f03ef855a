import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import type { Outcome } from '../refusals.ts';
import type { AccountRow } from './account-row.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { type Operator, toOperator } from './operator.ts';

export type ReadAccountRow = AccountRow & { readonly last_sign_in_at: Date | null };

/** An account with its latest sign-in, which only the audit trail knows. */
export const READ_ACCOUNT = `select a.*, s.at as last_sign_in_at from identity.account a
  left join lateral (select e.at from identity.audit_entry e
    where e.subject = a.id::text and e.action = 'operator.signed-in'
    order by e.at desc limit 1) s on true`;

/** In the order of the ids; undefined for one that is not known. */
export async function findOperators(
  context: IdentityContext, by: Actor, ids: readonly string[],
): Promise<Outcome<{ readonly items: readonly (Operator | undefined)[] }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const { rows } = await context.pool.query<ReadAccountRow>(
    `${READ_ACCOUNT} where a.id = any($1::uuid[])`, [ids]);
  const found = new Map(rows.map((row) => [row.id, toOperator(row)]));
  return { ok: true, items: ids.map((id) => found.get(id)) };
}
