import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import { moveBack } from '../../../kernel/merges/move-back.ts';
import { moveRows } from '../../../kernel/merges/move-rows.ts';
import type { Merge } from '../../../kernel/merges/record-merge.ts';
import type { Unmerge } from '../../../kernel/merges/record-unmerge.ts';
import { endServiceOfFormerHomes, tellServed } from '../service/serve.ts';

/**
 * The survivor keeps who serves it; where nobody does it takes the other's, unless that is of a franchise it is not at
 * home with. What it does not take stays with the id that is gone.
 */
export async function moveService(tx: Tx, merge: Merge): Promise<void> {
  await moveRows(tx, merge, { table: 'member_service', column: 'member_id', key: ['id'],
    where: fragment`(t.until_at is not null or (
      not exists (select 1 from member_service own where own.member_id = ${merge.survivorId} and own.until_at is null)
      and exists (select 1 from service_staff p join member m on m.id = ${merge.survivorId}
        where p.id = t.staff_id and (p.franchise_id is null or p.franchise_id = m.home_tenant_id))))` });
  await tellServed(tx, [merge.survivorId, merge.mergedId]);
}

/** Each has what was its own; of two who would serve one, the later does. Answers how many rows went back. */
export async function moveServiceBack(tx: Tx, unmerge: Unmerge, others: readonly string[]): Promise<number> {
  const ids = [unmerge.personId, ...others];
  const back = await moveBack(tx, unmerge, { table: 'member_service', column: 'member_id', key: ['id'] });
  await tx.sql.run`update member_service s set until_at = ${tx.now} where s.member_id = any(${ids}::uuid[])
    and s.until_at is null and exists (select 1 from member_service later where later.member_id = s.member_id
      and later.until_at is null and (later.from_at, later.id) > (s.from_at, s.id))`;
  await tellServed(tx, ids);
  // Whose home was lent by the merge has it no more, and nobody of it serves it.
  await endServiceOfFormerHomes(tx, ids);
  return back.length;
}
