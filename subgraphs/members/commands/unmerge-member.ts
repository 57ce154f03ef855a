import { isRestricted } from '../../kernel/actor.ts';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import type { Moved } from '../../kernel/merges/moved.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { refusalOfNobody } from '../persistence/merges/families.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';
import { unmergeMembers, type MergeLink } from '../persistence/merges/unmerge-members.ts';

export interface UnmergeMemberInput {
  /** The id that was merged away. */
  readonly memberId: string;
  readonly reason: string;
}

export interface Unmerged extends MergeLink {
  readonly memberId: string;
  readonly moved: Moved;
}

export type UnmergeCode = 'NOT_FOUND' | 'ERASED' | 'NOT_MERGED' | 'ALREADY_UNMERGED' | 'MOVES_UNKNOWN'
  | 'OTHER_PROGRAMME' | 'REASON_INVALID';

/** An operator says that two who were merged are two persons: what was either's own goes back to it. */
export const unmergeMember = defineCommand<UnmergeMemberInput, Unmerged, UnmergeCode>({
  name: 'members.unmerge-member',
  execute: async (tx, { memberId, reason }) => {
    const text = reason.normalize('NFKC').trim();
    if ([...text].length < 5 || [...text].length > 500) {
      return refused('REASON_INVALID', 'A reason has 5 to 500 characters.', ['reason']);
    }
    const survivor = isRestricted(tx.actor) ? undefined
      : (await lockMembers(tx.sql, [memberId])).get(memberId);
    if (!survivor) return refusalOfNobody(tx, memberId, 'memberId');
    await tx.sql.all`select 1 from member where survivor_id = ${survivor} order by id for update`;
    const link = await linkOf(tx, memberId);
    if (!link) return notMerged(tx, memberId);
    if (!link.tagged) {
      return refused('MOVES_UNKNOWN', 'What this merge moved is not known any more.', ['memberId']);
    }
    if (await programmesOf(tx, survivor) > 1) {
      return refused('OTHER_PROGRAMME',
        'Points that became those of another programme do not come back.', ['memberId']);
    }
    const moved = await unmergeMembers(tx, link, text);
    await refreshVisibility(tx, [memberId, link.survivorId], { visiting: true });
    return accepted({ ...link, memberId, moved });
  },
});

async function notMerged(tx: Tx, memberId: string) {
  const undone = await tx.sql.maybe`select 1 from person_unmerge where merged_id = ${memberId}`;
  return undone ? refused('ALREADY_UNMERGED' as const, 'This merge was undone before.', ['memberId'])
    : refused('NOT_MERGED' as const, 'This member is nobody else.', ['memberId']);
}

async function linkOf(tx: Tx, memberId: string): Promise<MergeLink & { tagged: boolean } | null> {
  return tx.sql.maybe<MergeLink & { tagged: boolean }>`
    select merge_id as "mergeId", merged_id as "mergedId", into_person_id as "intoId",
      survivor_id as "survivorId", exists (select 1 from merge_move v
        where v.merge_id = m.merge_id and v.table_name = 'member') as tagged
    from person_merge m where merged_id = ${memberId}`;
}

/** How many programmes the ids of a person are of. */
async function programmesOf(tx: Tx, survivorId: string): Promise<number> {
  const rows = await tx.sql.all<{ region: string; enrolled_at: Date }>`
    select region, enrolled_at from member where id = ${survivorId} or survivor_id = ${survivorId}`;
  const book = await readCodebook(tx.sql);
  return new Set(rows.map((row) => book.word('region', row.region, row.enrolled_at).traits.programme)).size;
}
