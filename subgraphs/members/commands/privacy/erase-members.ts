import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { eraseFamily } from '../../persistence/privacy/erase-family.ts';
import { familyOf } from '../../persistence/merges/families.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { erasureReceiptTable } from '../../persistence/tables/erasure-receipt.table.ts';

export interface EraseMembersInput {
  readonly limit: number;
  /** Who has to answer that it has forgotten the member. */
  readonly rooms: readonly string[];
}

interface DueRow {
  readonly id: string; readonly member_id: string; readonly all_ids: string[];
}

/** Forgets whose time has come: here at once, and in every other room by its event. */
export const eraseMembers = defineCommand<EraseMembersInput, { erased: number }, never>({
  name: 'members.erase',
  execute: async (tx, { limit, rooms }) => {
    const due = await tx.sql.all<DueRow>`select id, member_id, all_ids from erasure
      where state = 'waiting' and due_at <= ${tx.now} order by due_at limit ${limit}
      for update skip locked`;
    for (const row of due) await erase(tx, row, rooms);
    return accepted({ erased: due.length });
  },
});

async function erase(tx: Tx, { id, member_id: asked, all_ids: known }: DueRow, rooms: readonly string[]) {
  const memberId = (await lockMembers(tx.sql, [asked])).get(asked) ?? asked;
  const personIds = [...new Set([memberId, ...await familyOf(tx.sql, memberId), asked, ...known])];
  const tables = await eraseFamily(tx, personIds);
  await tx.sql.run`update erasure set state = 'erasing', erased_at = ${tx.now}, member_id = ${memberId},
      all_ids = ${personIds}::uuid[], rooms = ${[...rooms]}::text[] where id = ${id}`;
  await tx.sql.insertInto(erasureReceiptTable, [{ erasureId: id, room: 'members', doneAt: tx.now, tables }]);
  tx.audit({ subjectId: memberId, after: { erasureId: id, state: 'erasing' } });
  tx.emit('member.erased.v1', memberId, {
    erasureId: id, memberId, personIds, erasedAt: tx.now,
  } satisfies EventPayloads['member.erased.v1']);
}
