import type { Sql } from '../../../kernel/database/sql.ts';
import { MOST_IN_VAIN, MOST_PROPOSALS } from '../../domain/relations/relation.ts';
import { askedInVain, openBetween, relationById, type Relation } from './relatives.ts';

/** What a member asked by a card: what is open, and how often it came to nothing. Who has the card plays no part. */
export async function askedByCard(
  sql: Sql, memberId: string, card: string,
): Promise<{ open: Relation | null; inVain: number }> {
  const rows = await sql.all<{ id: string; ended: boolean; answered: boolean }>`
    select r.id, r.state = 'ended' as ended, exists (select 1 from relation_side other
        where other.relation_id = r.id and other.id <> mine.id and other.said_at is not null) as answered
    from relation_side mine join member_relation r on r.id = mine.relation_id
    where mine.member_id = ${memberId} and mine.asked_card = ${card} order by r.proposed_at, r.id`;
  const open = rows.find(({ ended }) => !ended);
  return { open: open ? await relationById(sql, open.id) : null,
    inVain: rows.filter(({ ended, answered }) => ended && !answered).length };
}

/** Who was asked by another card, or often enough, or by too many, is not reached: the proposal waits for nobody. */
export async function mayBeAsked(sql: Sql, memberId: string, otherId: string): Promise<boolean> {
  if ((await openBetween(sql, memberId, otherId)).length > 0) return false;
  if (await askedInVain(sql, memberId, otherId) >= MOST_IN_VAIN) return false;
  const { waiting } = await sql.one<{ waiting: number }>`select count(*)::int as waiting from relation_side s
    join member_relation r on r.id = s.relation_id and r.state = 'proposed' where s.member_id = ${otherId}`;
  return waiting < MOST_PROPOSALS;
}
