import { encodeId, newId } from '../../../subgraphs/kernel/ids.ts';
import { OWNER } from '../../kit/graph.ts';
import type { World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const sqlOf = (world: World) => world.graph.runtimes.get('insights')!.database.sql;

/** One runs at a time for who asks: what an earlier input began is ended first. */
async function endOpen(world: World): Promise<void> {
  await sqlOf(world).run`update list_export set state = 'cancelled', ended_at = now(), lease_until = null
    where owner_kind = ${OWNER.kind} and owner_id = ${OWNER.id} and state in ('waiting', 'running')`;
}

/** One that waits, which no job has heard of. */
async function waiting(world: World): Promise<string> {
  await endOpen(world);
  const id = newId();
  await sqlOf(world).run`insert into list_export (id, owner_kind, owner_id, owner_name, party, actor, list, document,
      variables, columns, format, for_spreadsheets, state, requested_at)
    values (${id}::uuid, ${OWNER.kind}, ${OWNER.id}, ${OWNER.name},
      ${`operator:${OWNER.id}`}, ${JSON.stringify(OWNER)}::jsonb, 'outlets',
      'query W($walkSize: Int!, $walkAfter: String) { outlets(page: { size: $walkSize, after: $walkAfter })
        { items { id } endCursor } }', '{}', '[["id"]]', 'jsonl', false, 'waiting', now())`;
  return encodeId('exp', id);
}

export const VALID_EXPORT_INPUTS: Readonly<Record<string, Prepare>> = {
  startExport: async (w) => {
    await endOpen(w);
    return { query: '{ outlets { items { id } } }', idempotencyKey: w.fresh() };
  },
  cancelExport: async (w) => ({ id: await waiting(w), idempotencyKey: w.fresh() }),
};
