import type { Tx } from '../../kernel/commands/command.ts';
import { LAYER } from '../domain/words.ts';
import { crossesBorder, isAbroad } from './privacy/borders.ts';
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
  const { tenantId } = tx.actor;
  const row = await tx.sql.maybe<{ layer: number; abroad: boolean; crosses_border: boolean }>`
    select case when p.tenant_id = ${tenantId ?? null}::uuid then p.layer
      else (select max(v.layer) from person_visit v where v.person_id = p.person_id
        and v.tenant_id = ${tenantId ?? null}::uuid and v.until > ${tx.now}) end as layer,
      ${isAbroad(tenantId ?? null)} as abroad, ${crossesBorder} as crosses_border
    from member m join person_visibility p on p.person_id = m.id where m.id = ${memberId}`;
  return (row?.layer ?? 0) >= LAYER.fullContact && (!row?.abroad || row.crosses_border);
}

/** Days of a life are never a partner channel's, which sees none either. */
export async function mayChangeLifeEvents(tx: Tx, memberId: string): Promise<boolean> {
  return tx.actor.kind !== 'channel' && mayChangeContact(tx, memberId);
}
