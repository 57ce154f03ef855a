import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';

export interface HomeInput {
  readonly memberId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
}

/** Which franchise a member is at home with: the last word of franchises, in its order. */
export const noteHomes = defineBatchCommand<HomeInput, null, never>({
  name: 'members.note-homes',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const homes = new Map(requests.map(({ input }) => [input.memberId, input.franchiseId]));
    const ids = [...homes.keys()];
    await tx.sql.all`select id from member where id = any(${ids}::uuid[]) order by id for update`;
    // A merged member's home is the survivor's, whom franchises tells about itself.
    const changed = await tx.sql.all<{ id: string }>`
      update member set home_tenant_id = t.tenant_id
      from unnest(${ids}::uuid[], ${[...homes.values()]}::uuid[]) as t(id, tenant_id)
      where member.id = t.id and survivor_id is null
        and home_tenant_id is distinct from t.tenant_id
      returning member.id`;
    await refreshVisibility(tx, changed.map(({ id }) => id));
    return requests.map(() => accepted(null));
  },
});
