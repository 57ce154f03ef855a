import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { LoggedErasure } from '../../persistence/merges/families.ts';

/**
 * The log knows of erasures that this database has not done: it is an older one, which was restored. They are due
 * now; where the member waits for another erasure, that one is.
 */
export const eraseAgain = defineCommand<{ erasures: readonly LoggedErasure[] }, null, never>({
  name: 'members.erase-again',
  execute: async (tx, { erasures }) => {
    for (const { erasureId, memberId, personIds } of erasures) {
      const waiting = await tx.sql.run`update erasure set due_at = ${tx.now}
        where member_id = any(${[...personIds]}::uuid[]) and state = 'waiting' and id <> ${erasureId}`;
      if (waiting > 0) continue;
      await tx.sql.run`insert into erasure (id, member_id, state, requested_at, requested_kind, requested_by,
          due_at, all_ids)
        values (${erasureId}, ${memberId}, 'waiting', ${tx.now}, 'service', 'erasure log', ${tx.now},
          ${[...personIds]}::uuid[])
        on conflict (id) do update set state = 'waiting', due_at = excluded.due_at, withdrawn_at = null,
          all_ids = excluded.all_ids`;
      tx.audit({ subjectId: memberId, after: { erasureId, state: 'waiting' }, reason: 'erased before a restore' });
    }
    if (erasures.length > 0) tx.schedule({ job: 'erase-due', at: tx.now, payload: {}, key: 'erase-due:log' });
    return accepted(null);
  },
});

/** These stand in the log. */
export const noteLogged = defineCommand<{ erasureIds: readonly string[] }, null, never>({
  name: 'members.note-logged',
  execute: async (tx, { erasureIds }) => {
    await tx.sql.run`update erasure set logged = true where id = any(${[...erasureIds]}::uuid[])`;
    return accepted(null);
  },
});
