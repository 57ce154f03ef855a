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

/** The terms that count at a moment for a franchise; null: for all that have none of their own. */
export async function sharingLayersAt(sql: Sql, franchiseId: string | null, at: Date): Promise<SharingLayers> {
  const row = await sql.maybe<SharingLayers>`select manager_layer as manager, associate_layer as associate,
      program_layer as program
    from sharing_terms where state = 'approved' and starts_at <= ${at}
      and (franchise_id is null or franchise_id = ${franchiseId}::uuid)
    order by franchise_id is null, starts_at desc, id desc limit 1`;
  return row ?? DEFAULT_SHARING;
}

/** Whether `member m` is being served by this franchise; asked by the owner of the tables. */
export const servedNow = (tenantId: string | null, at: Date): RawBuilder<boolean> =>
  fragment`m.id in (select served_by(${tenantId}::uuid, ${at}))`;
