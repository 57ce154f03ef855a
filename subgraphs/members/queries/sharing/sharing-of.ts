import type { Sql } from '../../../kernel/database/sql.ts';
import { sharedLayer, type Layer, type SharingFacts, type SharingGap } from '../../domain/sharing.ts';
import { crossesBorder, isAbroad } from '../../persistence/privacy/borders.ts';
import { CONSENTS } from '../../persistence/sharing.ts';

export interface Shared { readonly layer: Layer; readonly gap: SharingGap | null }

/** What a franchise is shown of each member and why no more; null of whom it does not see. One statement. */
export async function sharingOf(
  sql: Sql, asked: readonly { readonly memberId: string; readonly tenantId: string }[],
): Promise<(Shared | null)[]> {
  const tenantId = asked[0]!.tenantId;
  const rows = await sql.all<SharingFacts & { id: string }>`
    select m.id, ${CONSENTS} as consents, (select reader_layer()) as terms,
      m.id = any((select being_served())::uuid[]) as served,
      ${isAbroad(tenantId)} and not ${crossesBorder} as "heldAtBorder"
    from member m where m.id = any(${asked.map(({ memberId }) => memberId)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, sharedLayer(row)]));
  return asked.map(({ memberId }) => byId.get(memberId) ?? null);
}
