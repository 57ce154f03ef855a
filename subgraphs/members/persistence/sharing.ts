import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { DEFAULT_SHARING, type SharingLayers } from '../domain/sharing.ts';

/**
 * What whoever reads is shown of `member m`, without asking who is being served: 1 or 3 to a franchise, 3 to
 * everybody else. What does not hang on the row is asked once a statement.
 */
export const SHOWN_LAYER = fragment<number>`(case (select current_setting('karat.kind', true)) when 'tenant'
  then least((select v.layer from person_visibility v where v.person_id = m.id), (select reader_layer()))
  else 3 end)`;

/** Whether `member m` consents to sharing with its franchise. */
export const CONSENTS = fragment<boolean>`coalesce(
  (select v.layer >= 3 from person_visibility v where v.person_id = m.id), false)`;

/**
 * The terms that count at a moment for a franchise, or for all that have none of their own (null), leaving certain ones
 * out; null where nothing is said.
 */
function countingAt(
  sql: Sql, franchiseId: string | null, at: Date, withoutId: string | null,
): Promise<SharingLayers & { readonly isOwn: boolean } | null> {
  return sql.maybe`select manager_layer as manager, associate_layer as associate,
      franchise_id is not distinct from ${franchiseId}::uuid as "isOwn"
    from sharing_terms where state = 'approved' and starts_at <= ${at}
      and (franchise_id is null or franchise_id = ${franchiseId}::uuid) and id is distinct from ${withoutId}::uuid
    order by franchise_id is null, starts_at desc, id desc limit 1`;
}

/**
 * All that counts without certain terms from a moment on, until the next ones for the same whom: those for a franchise
 * stand before those for all, so these come one after the other beneath them.
 */
export async function countingWithout(
  sql: Sql, franchiseId: string | null, from: Date, withoutId: string | null,
): Promise<SharingLayers[]> {
  const first = await countingAt(sql, franchiseId, from, withoutId);
  if (first?.isOwn || franchiseId === null) return [first ?? DEFAULT_SHARING];
  const later = await sql.all<SharingLayers>`select manager_layer as manager, associate_layer as associate
    from sharing_terms t where state = 'approved' and franchise_id is null and starts_at > ${from}
      and not exists (select 1 from sharing_terms o where o.state = 'approved' and o.franchise_id = ${franchiseId}
        and o.id is distinct from ${withoutId}::uuid and o.starts_at > ${from} and o.starts_at <= t.starts_at)`;
  return [first ?? DEFAULT_SHARING, ...later];
}

export interface Approved extends SharingLayers {
  readonly id: string;
  readonly franchiseId: string | null;
  readonly startsAt: Date;
}

/**
 * Approved terms that would widen what others narrow that count before them: they wait for a second person again. So
 * do, where those for all narrow, the own ones of franchises that have none yet. Answers their ids.
 */
export async function reopenWider(
  sql: Sql, { id, franchiseId, manager, associate, startsAt }: Approved,
): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`update sharing_terms t
    set state = 'proposed', widens = true, decided_by = null, decided_by_name = null, decided_at = null,
      version = version + 1
    where t.state = 'approved' and t.starts_at > ${startsAt} and t.id <> ${id}
      and (t.manager_layer > ${manager} or t.associate_layer > ${associate})
      and (t.franchise_id is not distinct from ${franchiseId}::uuid
        or ${franchiseId}::uuid is null and not exists (select 1 from sharing_terms o where o.state = 'approved'
          and o.franchise_id = t.franchise_id and o.starts_at <= ${startsAt}))
    returning t.id`;
  return rows.map((row) => row.id);
}

/** One after the other: two that each narrow must not widen together. */
export const lockSharing = (sql: Sql): Promise<unknown> =>
  sql.run`select pg_advisory_xact_lock(hashtext('members.sharing_terms'))`;

/** Whether `member m` is being served by this franchise; asked by the owner of the tables. */
export const servedNow = (tenantId: string | null, at: Date): RawBuilder<boolean> =>
  fragment`m.id in (select served_by(${tenantId}::uuid, ${at}))`;
