import type { EventPayloads } from '../../../contracts/events.ts';
import type { Region } from '../../../contracts/words.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { OutletKind } from '../../domain/words.ts';

/** What the news of an outlet says; those told in an older form are told anew (tell-outlets-anew.ts). */
export const TOLD_FORM = 2;

/** The whole truth of one outlet, as it stands in this transaction. */
export async function tellOutlet(tx: Tx, id: string): Promise<void> {
  const row = await tx.sql.one<{
    code: string; name: string; franchise_id: string | null; channel_id: string | null;
    kind: OutletKind; region: Region; closed_at: Date | null; version: number;
    latitude: string | null; longitude: string | null;
  }>`select code, name, franchise_id, channel_id, kind, region, closed_at, version, latitude, longitude
    from outlet where id = ${id}`;
  tx.emit('outlet.changed.v1', id, {
    outletId: id, code: row.code, name: row.name, franchiseId: row.franchise_id,
    channelId: row.channel_id, kind: row.kind, region: row.region, closed: row.closed_at !== null,
    closedAt: row.closed_at,
    position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! },
    version: BigInt(row.version),
  } satisfies EventPayloads['outlet.changed.v1']);
}
