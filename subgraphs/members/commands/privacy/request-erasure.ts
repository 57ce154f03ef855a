import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { erasureDueAt, readReason } from '../../domain/privacy/privacy-rules.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { familyOf, isErasing } from '../../persistence/merges/families.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { erasureTable } from '../../persistence/tables/erasure.table.ts';

export interface RequestErasureInput {
  readonly memberId: string;
  /** The desk says why; a member need not. */
  readonly reason: string | null;
  readonly withoutWaiting: boolean;
}

export type RequestErasureCode = 'NOT_FOUND' | 'REASON_INVALID' | 'ERASING' | 'ALREADY_REQUESTED';

/** A member wants to be forgotten. Until it is due the wish can be taken back. */
export const requestErasure = defineCommand<RequestErasureInput, { erasureId: string }, RequestErasureCode>({
  name: 'members.request-erasure',
  execute: async (tx, { memberId, reason, withoutWaiting }) => {
    const isOwn = tx.actor.kind === 'person';
    const text = readReason(reason, isOwn);
    if (text === null) {
      return refused('REASON_INVALID', 'A reason has 5 to 200 characters.', ['reason']);
    }
    const survivor = (await lockMembers(tx.sql, [memberId])).get(memberId);
    if (!survivor) {
      return !isRestricted(tx.actor) && await isErasing(tx.sql, memberId)
        ? refused('ERASING', 'This member is being erased.', ['memberId'])
        : refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    if (!(await tx.visible([survivor], tx.actor)).has(survivor)) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    const family = await familyOf(tx.sql, survivor);
    const waiting = await tx.sql.maybe`select 1 from erasure
      where member_id = any(${family}::uuid[]) and state = 'waiting'`;
    if (waiting) return refused('ALREADY_REQUESTED', 'An erasure of this member waits already.', ['memberId']);
    const id = newId(tx.now);
    const { rules: { coolingOffDays } } = await carePolicyAt(tx.sql, tx.now);
    const dueAt = erasureDueAt(tx.now, coolingOffDays, withoutWaiting && !isOwn);
    await tx.sql.insertInto(erasureTable, [{
      // The id that asked: should it turn out to be another person than its survivor, it alone is forgotten.
      id, memberId, state: 'waiting', requestedAt: tx.now, requestedKind: tx.actor.kind,
      requestedBy: tx.actor.name, reason: text || null, dueAt,
    }]);
    tx.schedule({ job: 'erase-due', at: dueAt, payload: {}, key: `erase-due:${id}` });
    tx.audit({ subjectId: survivor, after: { erasureId: id, dueAt }, reason: text || undefined });
    return accepted({ erasureId: id });
  },
});
