import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { newestOf } from '../../kernel/commands/projection.ts';
import { accepted } from '../../kernel/outcome.ts';
import { endServiceOfFormerHomes } from '../persistence/service/serve.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';

export interface HomeInput {
  readonly memberId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  /** Counts the tellings of a member; absent in those of release 0.1.0, of which the last one counts. */
  readonly version?: bigint;
}

interface HomeRow { id: string; home_tenant_id: string | null; home_version: bigint }

/** Which franchise a member is at home with: the newest word of franchises, whenever it arrives. */
export const keepHomes = defineBatchCommand<HomeInput, null, never>({
  name: 'members.note-homes',
  maxBatch: 1000,
  versioned: true,
  executeAll: async (tx, requests) => {
    const told = new Map(newestOf(requests.map(({ input }) => input), ({ memberId }) => memberId)
      .map((home) => [home.memberId, home]));
    // A merged member's home is the survivor's, whom franchises tells about itself.
    const rows = await tx.sql.all<HomeRow>`select id, home_tenant_id, home_version from member
      where id = any(${[...told.keys()]}::uuid[]) and survivor_id is null order by id for update`;
    const newer = rows.filter((row) => isNewer(told.get(row.id)!, row.home_version));
    if (newer.length === 0) return requests.map(() => accepted(null));
    const homes = newer.map((row) => told.get(row.id)!);
    await tx.sql.run`update member set home_tenant_id = t.tenant_id, home_version = t.version
      from unnest(${homes.map((home) => home.memberId)}::uuid[],
        ${homes.map((home) => home.franchiseId)}::uuid[],
        ${homes.map((home) => home.version ?? 0n)}::bigint[]) as t(id, tenant_id, version)
      where member.id = t.id`;
    const moved = newer.filter((row) => row.home_tenant_id !== told.get(row.id)!.franchiseId).map(({ id }) => id);
    await endServiceOfFormerHomes(tx, moved);
    await refreshVisibility(tx, moved);
    return requests.map(() => accepted(null));
  },
});

function isNewer({ version = 0n }: HomeInput, known: bigint): boolean {
  return version > known || (version === 0n && known === 0n);
}
