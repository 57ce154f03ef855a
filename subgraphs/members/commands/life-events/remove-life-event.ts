import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { findServed, mayChangeLifeEvents } from '../../persistence/find-served.ts';
import { tellLifeEvent } from '../../persistence/tell-life-events.ts';

export type RemoveLifeEventCode = 'NOT_FOUND' | 'CONSENT_REQUIRED';

/** Forgets a day: the row goes, the audit trail keeps that it was there. */
export const removeLifeEvent = defineCommand<{ lifeEventId: string }, { memberId: string }, RemoveLifeEventCode>({
  name: 'members.remove-life-event',
  execute: async (tx, { lifeEventId }) => {
    const row = await tx.sql.maybe<{ member_id: string; kind: string; version: bigint }>`
      select member_id, kind, version from life_event where id = ${lifeEventId} for update`;
    const member = row && await findServed(tx, row.member_id);
    if (!member) return refused('NOT_FOUND', 'There is no such life event.', ['id']);
    if (!await mayChangeLifeEvents(tx, member.id)) {
      return refused('CONSENT_REQUIRED', 'The member has not agreed to share with the franchise.', ['id']);
    }
    await tx.sql.run`delete from life_event where id = ${lifeEventId}`;
    tellLifeEvent(tx, {
      lifeEventId, memberId: row.member_id, kind: row.kind, nextOn: null, version: row.version + 1n,
    });
    tx.audit({ subjectId: member.id, before: { lifeEventId, kind: row.kind } });
    return accepted({ memberId: member.id });
  },
});
