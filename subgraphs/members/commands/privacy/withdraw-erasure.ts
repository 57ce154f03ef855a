import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

export type WithdrawErasureCode = 'NOT_FOUND' | 'ERASING' | 'ALREADY_WITHDRAWN' | 'PARTED';

/** The wish to be forgotten is taken back, while it waits. */
export const withdrawErasure = defineCommand<{ erasureId: string }, { erasureId: string }, WithdrawErasureCode>({
  name: 'members.withdraw-erasure',
  execute: async (tx, { erasureId }) => {
    const found = await tx.sql.maybe<{ member_id: string; state: string }>`
      select member_id, state from erasure where id = ${erasureId} for update`;
    if (!found || !(await tx.visible([found.member_id], tx.actor)).has(found.member_id)) {
      return refused('NOT_FOUND', 'There is no such erasure.', ['erasureId']);
    }
    if (found.state === 'withdrawn') {
      return refused('ALREADY_WITHDRAWN', 'This erasure was withdrawn before.', ['erasureId']);
    }
    if (found.state === 'parted') {
      return refused('PARTED', 'It stopped when the member was parted from another.', ['erasureId']);
    }
    if (found.state !== 'waiting') {
      return refused('ERASING', 'The erasure has begun: nothing of it comes back.', ['erasureId']);
    }
    await tx.sql.run`update erasure set state = 'withdrawn', withdrawn_at = ${tx.now}
      where id = ${erasureId}`;
    tx.audit({ subjectId: found.member_id, before: { state: 'waiting' }, after: { erasureId, state: 'withdrawn' } });
    return accepted({ erasureId });
  },
});
