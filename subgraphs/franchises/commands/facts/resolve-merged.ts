import type { Sql } from '../../../kernel/database/sql.ts';

export interface MergedInto {
  /** Who this person is today. */
  survivorOf(memberId: string): string;
  /** Who bought and who that person is today: after the merge only the survivor buys. */
  buyerOf(order: { memberId: string | null; paidAt: Date }): {
    memberId: string | null; buyerId: string | null;
  };
}

/** Merged ids keep meaning their survivor for ever. */
export async function resolveMerged(sql: Sql, memberIds: readonly string[]): Promise<MergedInto> {
  const rows = await sql.all<{ other_member_id: string; member_id: string; merged_at: Date }>`
    select other_member_id, member_id, merged_at from merged_member
    where other_member_id = any(${[...new Set(memberIds)]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.other_member_id, row]));
  return {
    survivorOf: (id) => byId.get(id)?.member_id ?? id,
    buyerOf: ({ memberId, paidAt }) => {
      if (memberId === null) return { memberId: null, buyerId: null };
      const merge = byId.get(memberId);
      if (!merge) return { memberId, buyerId: memberId };
      return {
        memberId: merge.member_id, buyerId: paidAt < merge.merged_at ? memberId : merge.member_id,
      };
    },
  };
}
