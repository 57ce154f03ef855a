import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { dayIn } from '../../domain/appointments/slots.ts';
import { careRulesAt } from '../../domain/care/care-rules-at.ts';
import { nextCareOf, type CareRule } from '../../domain/care/next-care.ts';
import { servicePolicies } from '../../persistence/policies.ts';
import { dueCareTable } from '../../persistence/tables/due-care.table.ts';

interface Line {
  lineId: string; memberId: string; itemId: string; outletId: string | null; paidAt: Date; region: string;
  tenantId: string | null; channelId: string | null; works: { kind: string; at: string }[];
  category: string | null; metal: string | null; craft: string | null; stones: string[] | null;
}

/**
 * Works out when pieces are looked after next: of those that were sold, came back, were served or told anew since, and
 * of all when the policy says otherwise of care. Of who is forgotten, and of what came back, nothing is left.
 */
export const renewCare = defineCommand<{ limit: number }, { renewed: number }, never>({
  name: 'service.renew-care',
  execute: async (tx, { limit }) => {
    // Who is forgotten just now is forgotten before its pieces are read, or afterwards with what is written here.
    await shareMerges(tx.sql);
    const { version, careRules } = careRulesAt(await servicePolicies.all(tx.sql), tx.now);
    const ids = await lockOthers(tx.sql, version, limit);
    if (ids.length === 0) return accepted({ renewed: 0 });
    await tx.sql.run`delete from due_care where line_id = any(${ids}::uuid[])`;
    await tx.sql.insertInto(dueCareTable, await dueOf(tx, ids, careRules));
    await tx.sql.run`update sold_line set care_version = ${version} where line_id = any(${ids}::uuid[])`;
    return accepted({ renewed: ids.length });
  },
});

/** Those of before first; each way begins at one end of the index, so that no round passes what others have done. */
async function lockOthers(sql: Sql, version: number, limit: number): Promise<string[]> {
  const before = await sql.all<{ id: string }>`select line_id as id from sold_line where care_version < ${version}
    order by care_version, line_id limit ${limit} for update skip locked`;
  const after = before.length === limit ? [] : await sql.all<{ id: string }>`select line_id as id from sold_line
    where care_version > ${version} order by care_version, line_id limit ${limit - before.length}
    for update skip locked`;
  return [...before, ...after].map(({ id }) => id);
}

/** Days are those of the region that the member enrolled in. */
async function dueOf(tx: Tx, ids: readonly string[], rules: readonly CareRule[]) {
  const lines = await tx.sql.all<Line>`select l.line_id as "lineId", l.member_id as "memberId", l.item_id as "itemId",
      l.outlet_id as "outletId", l.paid_at as "paidAt", k.region, o.franchise_id as "tenantId",
      o.channel_id as "channelId", i.category, i.metal, i.craft, i.stones,
      coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.closed_at)) from service_order s
        where s.order_line_id = l.line_id and s.state = 'handed_over'), '[]'::jsonb) as works
    from sold_line l join known_member k on k.member_id = l.member_id
    left join outlet_fact o on o.outlet_id = l.outlet_id left join item_fact i on i.item_id = l.item_id
    where l.line_id = any(${[...ids]}::uuid[]) and l.pieces_left > 0`;
  const book = await readCodebook(tx.sql);
  return lines.flatMap(({ works, paidAt, region, stones, category, metal, craft, ...line }) => {
    const zone = book.zoneOf(region, tx.now);
    return nextCareOf({
      soldOn: dayIn(paidAt, zone), style: { category, metal, craft, stones: stones ?? [] },
      works: works.map(({ kind, at }) => ({ kind, on: dayIn(new Date(at), zone) })),
    }, rules).map(({ rule, lastOn, dueOn }) => ({ id: newId(tx.now), ...line, care: rule.care, lastOn, dueOn }));
  });
}
