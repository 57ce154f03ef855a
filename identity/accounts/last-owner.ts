import type { Queryable } from '../database/transaction.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { AccountRow } from './account-row.ts';

/** Rule: the house is never without an owner; nobody could let anybody in again. */
export async function refuseLosingLastOwner(
  db: Queryable, account: AccountRow, rolesAfter: readonly string[],
): Promise<Refusal | undefined> {
  if (!account.roles.includes('owner') || rolesAfter.includes('owner')) return undefined;
  // Locked in id order, so that two owners who remove each other cannot both succeed.
  const { rows } = await db.query<{ id: string }>(
    `select id from identity.account where 'owner' = any (roles) and disabled_at is null
     order by id for update`);
  if (rows.some((row) => row.id !== account.id)) return undefined;
  return refuse('LAST_OWNER', 'The last owner must stay an owner.');
}
