import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { writeVisits, type PersonVisit } from '../../kernel/events/person-visibility.ts';
import { LAYER } from '../domain/words.ts';

interface VisibilityRow {
  person_id: string;
  tenant_id: string | null;
  layer: number;
  channel_ids: string[];
  survivor_id: string | null;
  version: bigint;
}

/**
 * Who may see these members, worked out anew from what this subgraph knows: home franchise, consent to
 * share with it, channel identities. A merged member is seen by whoever sees the survivor. What
 * changed is counted up and told to the other subgraphs, in the transaction of its cause. Who visits a store is
 * seen there meanwhile; `visiting`: a visit is what has changed.
 */
export async function refreshVisibility(
  tx: Tx, memberIds: readonly string[], { visiting = false }: { readonly visiting?: boolean } = {},
): Promise<void> {
  if (memberIds.length === 0) return;
  const changed = await tx.sql.all<VisibilityRow>`
    with person as (
      select id, survivor_id, coalesce(survivor_id, id) as truth_id from member
      where id = any(${[...memberIds]}::uuid[]) or survivor_id = any(${[...memberIds]}::uuid[])
    )
    insert into person_visibility as old
      (person_id, tenant_id, layer, channel_ids, survivor_id, version)
    select person.id, truth.home_tenant_id,
      case when sharing.granted then ${LAYER.fullContact}::smallint
        else ${LAYER.pseudonymous}::smallint end,
      coalesce(linked.channel_ids, '{}'), person.survivor_id, 1
    from person
    join member truth on truth.id = person.truth_id
    left join lateral (
      select array_agg(distinct channel_id order by channel_id) as channel_ids
      from channel_identity where member_id = truth.id) linked on true
    left join lateral (
      select granted from consent_record
      where member_id = truth.id and purpose = 'franchise_sharing'
      order by seq desc limit 1) sharing on true
    order by person.id
    on conflict (person_id) do update set tenant_id = excluded.tenant_id,
      layer = excluded.layer, channel_ids = excluded.channel_ids,
      survivor_id = excluded.survivor_id, version = old.version + 1
    where ${visiting} or (old.tenant_id, old.layer, old.channel_ids, old.survivor_id) is distinct from
      (excluded.tenant_id, excluded.layer, excluded.channel_ids, excluded.survivor_id)
    returning person_id, tenant_id, layer, channel_ids, survivor_id, version`;
  const visits = await tellVisits(tx, changed);
  for (const row of changed) {
    tx.emit('member.visibility-changed.v1', row.person_id, {
      personId: row.person_id, tenantId: row.tenant_id, layer: row.layer,
      channelIds: row.channel_ids, survivorId: row.survivor_id, version: row.version,
      visits: (visits.get(row.person_id) ?? []).map(({ tenantId, layer, until }) => ({ tenantId, layer, until })),
    } satisfies EventPayloads['member.visibility-changed.v1']);
  }
}

type Visit = PersonVisit & { readonly personId: string };

/** Each id of a visitor, for the franchises in whose stores it stands, with what its consent allows. */
async function tellVisits(tx: Tx, changed: readonly VisibilityRow[]): Promise<Map<string, Visit[]>> {
  const visits = await tx.sql.all<Visit>`
    select p.person_id as "personId", v.franchise_id as "tenantId",
      p.layer::int as layer, max(v.until_at) as until
    from person_visibility p join store_visit v on v.member_id = coalesce(p.survivor_id, p.person_id)
    where p.person_id = any(${changed.map((row) => row.person_id)}::uuid[])
      and v.franchise_id is not null and v.until_at > ${tx.now}
    group by p.person_id, v.franchise_id order by p.person_id, v.franchise_id`;
  await writeVisits(tx, changed.map((row) => row.person_id), visits);
  return Map.groupBy(visits, ({ personId }) => personId);
}
