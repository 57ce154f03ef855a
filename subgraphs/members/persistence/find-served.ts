import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { changeGap, sharedLayer, type SharingFacts, type SharingGap } from '../domain/sharing.ts';
import { LAYER } from '../domain/words.ts';
import { carePolicyAt } from './care-policies.ts';
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

/** What keeps a franchise from changing a contact; null: nothing. Others do as their scopes say. */
export async function contactChangeGap(tx: Tx, memberId: string): Promise<SharingGap | null> {
  const facts = await factsFor(tx, memberId);
  return facts && changeGap(facts);
}

/**
 * Whom of these a franchise knows as pseudonyms alone: nobody agreed that it is shown more, they are not being served
 * there, and it did not enrol them just now, in the time of a visit. Empty for whoever is no franchise.
 */
export async function pseudonymsTo(tx: Tx, actor: Actor, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { kind, tenantId = null, roles } = actor;
  if (kind !== 'tenant' || memberIds.length === 0) return new Set();
  const { rules: { visitMinutes } } = await carePolicyAt(tx.sql, tx.now);
  const rows = await tx.sql.all<{ id: string }>`select m.id from member m
    where m.id = any(${[...memberIds]}::uuid[]) and m.home_tenant_id = ${tenantId}::uuid
      and not (${CONSENTS} and terms_layer(${tenantId}::uuid, ${[...roles]}::text[], ${tx.now}) >= 2)
      and not ${servedNow(tenantId, tx.now)}
      and not (m.enrolled_at > ${tx.now}::timestamptz - make_interval(mins => ${visitMinutes})
        and exists (select 1 from known_outlet o
          where o.outlet_id = m.outlet_id and o.franchise_id = ${tenantId}::uuid))`;
  return new Set(rows.map(({ id }) => id));
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
