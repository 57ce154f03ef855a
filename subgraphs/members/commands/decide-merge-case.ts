import { LockMode } from '@mikro-orm/postgresql';
import { isRestricted } from '../../kernel/actor.ts';
import { defineCommand } from '../../kernel/commands/command.ts';
import type { Moved } from '../../kernel/merges/moved.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import type { Kept } from '../domain/profile/merged-profile.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { MergeCaseEntity } from '../persistence/tables/merge-case.table.ts';
import { mergeMembers } from '../persistence/merges/merge-members.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';

export interface DecideMergeCaseInput {
  readonly caseId: string;
  readonly decision: 'merge' | 'dismiss';
  readonly reason: string;
  readonly expectedVersion: number | null;
  /** Whose word counts, where the operator chose. */
  readonly keep?: Kept;
}

export type DecideMergeCaseCode = 'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'REASON_INVALID';

export interface Decided {
  readonly caseId: string;
  readonly survivorId: string | null;
  /** Of a merge: who was merged away, and what moved in this room. */
  readonly otherId?: string;
  readonly moved?: Moved;
}

/** An operator says whether two members are one person. unmerge-member.ts undoes a merge. */
export const decideMergeCase = defineCommand<DecideMergeCaseInput, Decided, DecideMergeCaseCode>({
  name: 'members.decide-merge-case',
  execute: async (tx, { caseId, decision, reason, expectedVersion, keep }) => {
    const text = reason.normalize('NFKC').trim();
    if ([...text].length < 5 || [...text].length > 500) {
      return refused('REASON_INVALID', 'A reason has 5 to 500 characters.', ['reason']);
    }
    const found = isRestricted(tx.actor) ? null : await tx.em.findOne(
      MergeCaseEntity, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) return refused('NOT_FOUND', 'There is no such merge case.', ['id']);
    if (found.state !== 'open') {
      return refused('ALREADY_DECIDED', `This case is ${found.state} already.`, ['id']);
    }
    if (expectedVersion !== null && expectedVersion !== found.version) {
      return refused('STALE', 'This case was changed meanwhile.', ['expectedVersion'],
        { currentVersion: found.version });
    }
    Object.assign(found, {
      state: decision === 'merge' ? 'merged' : 'dismissed', decidedAt: tx.now,
      decidedBy: tx.actor.name, decisionReason: text, version: found.version + 1,
    });
    await tx.em.flush();
    tx.audit({ subjectId: caseId, reason: text, before: { state: 'open' },
      after: { state: found.state } });
    if (decision === 'dismiss') return accepted({ caseId, survivorId: null });
    const { memberId, otherMemberId } = found;
    const survivors = await lockMembers(tx.sql, [memberId, otherMemberId]);
    if ([...survivors].some(([id, survivorId]) => id !== survivorId)) {
      // Merged with a third meanwhile: the runner begins anew and finds the case as that left it.
      throw Object.assign(new Error('a member was merged meanwhile'), { code: '40001' });
    }
    const moved = await mergeMembers(tx, memberId, otherMemberId, text, keep ? { keep } : {});
    await refreshVisibility(tx, [memberId]);
    return accepted({ caseId, survivorId: memberId, otherId: otherMemberId, moved });
  },
});
