import { defineBatchCommand, type Tx } from '../commands/command.ts';
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
  /** In whose places the person stands, and until when; absent in news from before it was told. */
  readonly visits?: readonly PersonVisit[];
}

export interface PersonVisit {
  readonly tenantId: string;
  readonly layer: number;
  readonly until: Date;
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
    const taken = await tx.sql.all<{ person_id: string }>`
      insert into person_visibility as old
        (person_id, tenant_id, layer, channel_ids, survivor_id, version)
      select * from jsonb_to_recordset(${rowsOf(newest)}::jsonb) as t(
        person_id uuid, tenant_id uuid, layer smallint, channel_ids uuid[], survivor_id uuid,
        version bigint)
      order by person_id
      on conflict (person_id) do update set tenant_id = excluded.tenant_id,
        layer = excluded.layer, channel_ids = excluded.channel_ids,
        survivor_id = excluded.survivor_id, version = excluded.version
      where old.version < excluded.version
      returning person_id`;
    const newer = new Set(taken.map((row) => row.person_id));
    const visited = newest.filter(({ personId, visits }) => visits && newer.has(personId));
    await writeVisits(tx, visited.map(({ personId }) => personId), visited.flatMap(
      ({ personId, visits = [] }) => visits.map((visit) => ({ personId, ...visit }))));
    return requests.map(() => accepted(null));
  },
});

/**
 * The visits of these persons, all of them: whose visit turned out to be somebody else's stands nowhere any more.
 * What has ended by the clock is forgotten when the next one is written.
 */
export async function writeVisits(
  tx: Tx, personIds: readonly string[], visits: readonly (PersonVisit & { readonly personId: string })[],
): Promise<void> {
  if (personIds.length === 0) return;
  await tx.sql.run`delete from person_visit where person_id = any(${[...personIds]}::uuid[])`;
  if (visits.length === 0) return;
  await tx.sql.run`delete from person_visit where until <= ${tx.now}`;
  await tx.sql.insertRows('person_visit', {
    person_id: 'uuid', tenant_id: 'uuid', layer: 'smallint', until: 'timestamptz',
  }, visits.map(({ personId, tenantId, layer, until }) => (
    { person_id: personId, tenant_id: tenantId, layer, until })),
  'on conflict (person_id, tenant_id) do update set layer = excluded.layer, until = excluded.until');
}

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
