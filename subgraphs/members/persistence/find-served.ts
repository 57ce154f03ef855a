import type { Tx } from '../../kernel/commands/command.ts';
import { LAYER } from '../domain/words.ts';
import { lockMembers } from './lock-members.ts';

export interface Served {
  /** Who it is today. */
  readonly id: string;
  readonly region: string;
  readonly birthday: string | null;
  readonly homeTenantId: string | null;
}

/** A member that the actor sees, locked, as it is today; null for everybody else. */
export async function findServed(tx: Tx, memberId: string): Promise<Served | null> {
  const today = (await lockMembers(tx.sql, [memberId])).get(memberId);
  if (!today || !(await tx.visible([today], tx.actor)).has(today)) return null;
  return tx.sql.one<Served>`select id, region, birthday, home_tenant_id as "homeTenantId"
    from member where id = ${today}`;
}

/** A franchise may change what it may see; others do as their scopes say. */
export async function mayChangeContact(tx: Tx, memberId: string): Promise<boolean> {
  if (tx.actor.kind !== 'tenant') return true;
  const row = await tx.sql.maybe<{ layer: number }>`
    select layer from person_visibility where person_id = ${memberId}`;
  return (row?.layer ?? 0) >= LAYER.fullContact;
}

/** Days of a life are never a partner channel's, which sees none either. */
export async function mayChangeLifeEvents(tx: Tx, memberId: string): Promise<boolean> {
  return tx.actor.kind !== 'channel' && mayChangeContact(tx, memberId);
}
