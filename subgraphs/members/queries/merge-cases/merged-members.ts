import type { Sql } from '../../../kernel/database/sql.ts';
import { maskName } from '../../domain/mask.ts';
import type { MergedMember } from '../../graphql/merge-cases/merged-member.type.ts';
import { SHOWN_LAYER } from '../../persistence/sharing.ts';
import { memberId, NO_CARD } from '../member-view.ts';

/** Who had been merged into these, the latest first. */
export async function mergedMembersOf(sql: Sql, ids: readonly string[]): Promise<MergedMember[][]> {
  const rows = await sql.all<{
    survivor_id: string; id: string; into_id: string; card_number: string; name: string | null; merged_at: Date;
    layer: number;
  }>`select p.survivor_id, m.id, p.into_person_id as into_id, m.card_number, m.name, p.merged_at,
      ${SHOWN_LAYER} as layer
    from unnest(${[...ids]}::uuid[]) as asked(id)
    cross join lateral (select * from person_merge where survivor_id = asked.id
      order by merged_at desc limit 100) p
    join member m on m.id = p.merged_id order by p.merged_at desc, m.id`;
  const bySurvivor = Map.groupBy(rows, (row) => row.survivor_id);
  return ids.map((id) => (bySurvivor.get(id) ?? []).map((row) => ({
    memberId: memberId(row.id), intoMemberId: memberId(row.into_id),
    cardNumber: row.layer >= 2 ? row.card_number : NO_CARD,
    displayName: row.name === null || row.layer < 2 ? null : maskName(row.name), mergedAt: row.merged_at,
  })));
}
