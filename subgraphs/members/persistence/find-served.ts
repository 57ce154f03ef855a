import type { Tx } from '../../kernel/commands/command.ts';
import { sharedLayer, type SharingFacts } from '../domain/sharing.ts';
import { LAYER } from '../domain/words.ts';
import { crossesBorder, isAbroad } from './privacy/borders.ts';
import { lockMembers } from './lock-members.ts';
import { CONSENTS, servedNow } from './sharing.ts';

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
  const facts = await factsFor(tx, memberId);
  return facts === null || sharedLayer(facts).layer >= LAYER.fullContact;
}

/** Days of a life are never a partner channel's, which sees none either; a franchise's where it sees them. */
export async function mayChangeLifeEvents(tx: Tx, memberId: string): Promise<boolean> {
  if (tx.actor.kind === 'channel') return false;
  const facts = await factsFor(tx, memberId);
  return facts === null || (!facts.heldAtBorder && sharedLayer(facts).layer >= LAYER.maskedContact);
}

/** What bounds a franchise's sight of a member just now; null for whoever is none. */
async function factsFor(tx: Tx, memberId: string): Promise<SharingFacts | null> {
  const { kind, tenantId = null, roles } = tx.actor;
  return kind !== 'tenant' ? null : tx.sql.one<SharingFacts>`
    select ${CONSENTS} as consents, terms_layer(${tenantId}::uuid, ${[...roles]}::text[], ${tx.now}) as terms,
      ${servedNow(tenantId, tx.now)} as served, ${isAbroad(tenantId)} and not ${crossesBorder} as "heldAtBorder"
    from member m where m.id = ${memberId}`;
}
