import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** A room has forgotten a member; when the last one has, the erasure is done. */
export const takeErasureDone = defineCommand<EventPayloads['member.erasure-done.v1'], null, never>({
  name: 'members.take-erasure-done',
  execute: async (tx, { erasureId, memberId, room, doneAt, tables }) => {
    const found = await tx.sql.maybe`select 1 from erasure
      where id = ${erasureId} and erased_at is not null for update`;
    // A backup of before it was restored: the log tells of it again under its own id.
    if (!found) return accepted(null);
    await tx.sql.run`insert into erasure_receipt (erasure_id, room, done_at, tables)
      values (${erasureId}, ${room}, ${doneAt}, ${JSON.stringify(tables)}::jsonb)
      on conflict (erasure_id, room) do nothing`;
    await tx.sql.run`update erasure e set state = 'done', completed_at = ${tx.now}
      where id = ${erasureId} and state = 'erasing' and not exists (
        select 1 from unnest(e.rooms) as awaited(room) where not exists (
          select 1 from erasure_receipt r where r.erasure_id = e.id and r.room = awaited.room))`;
    tx.audit({ subjectId: memberId, after: { erasureId, room } });
    return accepted(null);
  },
});
