import { defineBatchCommand } from '../commands/command.ts';
import { newestOf } from '../commands/projection.ts';
import { accepted } from '../outcome.ts';
import type { EventHandler } from './handler.ts';
import { onEvent, payloadOf } from './on-event.ts';

/** Who may see a person, as its owner told it: the whole truth, counted by version. */
export interface PersonVisibility {
  readonly personId: string;
  readonly tenantId: string | null;
  readonly layer: number;
  readonly channelIds: readonly string[];
  readonly survivorId: string | null;
  readonly version: bigint;
}

/**
 * Keeps this schema's person_visibility. Only a newer version counts, so that doubled and late
 * tellings change nothing; persons are written in id order so that two batches cannot deadlock.
 */
export const notePersonVisibility = defineBatchCommand<PersonVisibility, null, never>({
  name: 'kernel.note-person-visibility',
  maxBatch: 1000,
  versioned: true,
  executeAll: async (tx, requests) => {
    const newest = newestOf(requests.map(({ input }) => input), ({ personId }) => personId);
    await tx.sql.run`
      insert into person_visibility as old
        (person_id, tenant_id, layer, channel_ids, survivor_id, version)
      select * from jsonb_to_recordset(${rowsOf(newest)}::jsonb) as t(
        person_id uuid, tenant_id uuid, layer smallint, channel_ids uuid[], survivor_id uuid,
        version bigint)
      order by person_id
      on conflict (person_id) do update set tenant_id = excluded.tenant_id,
        layer = excluded.layer, channel_ids = excluded.channel_ids,
        survivor_id = excluded.survivor_id, version = excluded.version
      where old.version < excluded.version`;
    return requests.map(() => accepted(null));
  },
});

/** Arrays of arrays do not fit unnest: rows travel as JSON. */
function rowsOf(persons: readonly PersonVisibility[]): string {
  return JSON.stringify(persons.map((person) => ({
    person_id: person.personId, tenant_id: person.tenantId, layer: person.layer,
    channel_ids: person.channelIds, survivor_id: person.survivorId,
    version: person.version.toString(),
  })));
}

/** The handler that every subgraph with rows about persons lists. */
export function personVisibilityHandler(event: string): EventHandler {
  return onEvent(event, notePersonVisibility, payloadOf<PersonVisibility>);
}
