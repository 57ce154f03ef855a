import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readReason } from '../../domain/privacy/privacy-rules.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { familyOf, isErasing } from '../../persistence/merges/families.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { memberExportTable } from '../../persistence/tables/member-export.table.ts';

export interface RequestMemberExportInput {
  readonly memberId: string;
  readonly reason: string | null;
}

export type RequestMemberExportCode = 'NOT_FOUND' | 'REASON_INVALID' | 'ERASING';

/** A member wants what is kept of it. One that is made, or was lately, answers whoever asks again. */
export const requestMemberExport = defineCommand<RequestMemberExportInput, { exportId: string },
  RequestMemberExportCode>({
    name: 'members.request-member-export',
    execute: async (tx, { memberId, reason }) => {
      const text = readReason(reason, tx.actor.kind === 'person');
      if (text === null) return refused('REASON_INVALID', 'A reason has 5 to 200 characters.', ['reason']);
      const survivor = (await lockMembers(tx.sql, [memberId])).get(memberId);
      if (!survivor || !(await tx.visible([survivor], tx.actor)).has(survivor)) {
        return !survivor && !isRestricted(tx.actor) && await isErasing(tx.sql, memberId)
          ? refused('ERASING', 'This member is being erased.', ['memberId'])
          : refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      }
      const { rules: { exportFreshHours } } = await carePolicyAt(tx.sql, tx.now);
      const fresh = await tx.sql.maybe<{ id: string }>`select id from member_export
        where member_id = any(${await familyOf(tx.sql, survivor)}::uuid[]) and (state = 'asked'
          or state = 'ready' and ready_at > ${new Date(tx.now.getTime() - exportFreshHours * 3_600_000)})
        order by requested_at desc limit 1`;
      if (fresh) return accepted({ exportId: fresh.id });
      const id = newId(tx.now);
      await tx.sql.insertInto(memberExportTable, [{
        id, memberId: survivor, state: 'asked', requestedAt: tx.now, requestedKind: tx.actor.kind,
        requestedBy: tx.actor.name, reason: text || null,
      }]);
      tx.schedule({ job: 'gather-exports', at: tx.now, payload: {}, key: `gather-export:${id}` });
      tx.audit({ subjectId: survivor, after: { exportId: id }, reason: text || undefined });
      return accepted({ exportId: id });
    },
  });
