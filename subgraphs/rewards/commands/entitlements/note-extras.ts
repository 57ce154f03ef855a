import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

export interface SettledExtra {
  readonly extraId: string;
  readonly state: 'held' | 'active' | 'refused';
  readonly holdId: string | null;
  readonly code: string | null;
}

/** Loyalty's word about the points of what was bought: held, captured, or refused with its code. */
export const noteExtras = defineBatchCommand<SettledExtra, null, never>({
  name: 'rewards.note-extras',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const rows = requests.map(({ input }) => input).sort((a, b) => (a.extraId < b.extraId ? -1 : 1));
    const ids = rows.map(({ extraId }) => extraId);
    await tx.sql.all`select id from entitlement_extra where id = any(${ids}::uuid[]) order by id for update`;
    await tx.sql.run`
      update entitlement_extra e set state = t.state, refusal = t.code,
        points_hold_id = coalesce(e.points_hold_id, t.hold)
      from unnest(${ids}::uuid[], ${rows.map(({ state }) => state)}::text[],
        ${rows.map(({ holdId }) => holdId)}::text[], ${rows.map(({ code }) => code)}::text[])
        as t(id, state, hold, code)
      where e.id = t.id and e.state in ('reserving', 'held') and (e.state <> 'held' or t.state <> 'held')`;
    for (const { extraId, state, code } of rows.filter((each) => each.state !== 'held')) {
      tx.audit({ subjectId: extraId, after: { extraId, state }, reason: code ?? undefined });
    }
    return requests.map(() => accepted(null));
  },
});
