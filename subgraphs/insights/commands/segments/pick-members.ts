import { sql as fragment } from 'kysely';
import { FACT } from '../../../contracts/facts.ts';
import { defineCommand, type Command, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { lockSegment } from '../../persistence/segments/locked-segment.ts';
import { renewMembers } from '../../persistence/segments/renew-members.ts';
import { segmentPickTable } from '../../persistence/tables/segment.table.ts';

export interface PickInput { readonly id: string; readonly memberIds: readonly string[] }
export type PickCode = 'NOT_FOUND' | 'RETIRED' | 'PROFILING_REFUSED';

/** Puts members into a segment by hand: they stay, whatever its rule says. */
export const pickMembers = picking('insights.pick-segment-members', async (tx, id, memberIds) => {
  await tx.sql.insertInto(segmentPickTable, memberIds.map((memberId) => (
    { id: newId(tx.now), segmentId: id, memberId, pickedAt: tx.now, pickedBy: tx.actor.name })),
  'on conflict (segment_id, member_id) do nothing');
});

/** Takes back what was done by hand: whoever is there by the rule stays. */
export const unpickMembers = picking('insights.unpick-segment-members', async (tx, id, memberIds) => {
  await tx.sql.run`delete from segment_pick where segment_id = ${id} and member_id = any(${[...memberIds]}::uuid[])`;
});

function picking(
  name: string, pick: (tx: Tx, id: string, memberIds: readonly string[]) => Promise<void>,
): Command<PickInput, { segmentId: string }, PickCode> {
  return defineCommand({
    name,
    needs: ({ memberIds }, { code, path }) => (code === 'NOT_FOUND' && path[0] === 'memberIds'
      ? { [FACT.member]: [memberIds[Number(path[1])]!] } : null),
    execute: async (tx, input) => {
      await shareMerges(tx.sql);
      const segment = await lockSegment(tx.sql, input.id);
      if (!segment) return refused('NOT_FOUND', 'There is no such segment.', ['id']);
      if (segment.retiredAt) return refused('RETIRED', 'The segment is not in use any more.', ['id']);
      const survivorOf = await survivorsOf(tx.sql, input.memberIds);
      const memberIds = [...new Set(input.memberIds.map(survivorOf))].sort();
      const refusals = await unfit(tx, input.memberIds, survivorOf);
      if (refusals.length > 0) return refusedAll(refusals);
      await pick(tx, input.id, memberIds);
      const { entered, left } = await renewMembers(tx, segment,
        fragment`member_id = any(${`{${memberIds.join(',')}}`}::uuid[])`, null);
      tx.audit({ subjectId: input.id, after: { memberIds, entered, left } });
      return accepted({ segmentId: input.id });
    },
  });
}

async function unfit(tx: Tx, ids: readonly string[], survivorOf: (id: string) => string) {
  const rows = await tx.sql.all<{ member_id: string; profiling: boolean }>`select member_id, profiling
    from known_member
    where member_id = any(${ids.map(survivorOf)}::uuid[]) and region is not null`;
  const known = new Map(rows.map((row) => [row.member_id, row.profiling]));
  return ids.flatMap((id, place) => {
    const profiling = known.get(survivorOf(id));
    if (profiling) return [];
    const path = ['memberIds', String(place)];
    return [profiling === undefined ? { code: 'NOT_FOUND' as const, message: 'There is no such member.', path }
      : { code: 'PROFILING_REFUSED' as const, message: 'The member refused profiling.', path }];
  });
}
