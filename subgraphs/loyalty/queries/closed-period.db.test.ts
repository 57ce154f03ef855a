import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Actor } from '../../kernel/actor.ts';
import { operator, person, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { until } from '../../../tests/kit/until.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { adjustPoints } from '../commands/points/adjust-points.ts';
import { loyalty } from '../index.ts';
import { memberWith } from '../tests/sales.ts';

const BEFORE = '2026-09-15T15:59:59Z';
/** The end of the month in which the month is told, and the moment after it. */
const END = '2026-09-15T16:00:00Z';
const AFTER = '2026-09-15T16:00:01Z';

let g: TestSubgraph;
let other: pg.Client;
beforeAll(async () => {
  g = await startTestSubgraph(loyalty, { now: BEFORE });
  other = new pg.Client({ connectionString: g.runtime.database.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await g.stop();
});

const PERIOD = `query ($r: [_Any!]!, $end: DateTime!) { _entities(representations: $r) { ... on Member { loyalty {
  balanceAt(at: $end) { available } statement(until: $end) { edges { node { lineNo points } } } } } } }`;
const HOUSE = operator('loyalty:read');
const period = async (memberId: string, actor: Actor) => {
  const { data, errors } = await g.query(PERIOD,
    { r: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }], end: END }, actor);
  expect(errors).toBeUndefined();
  return data._entities[0].loyalty;
};
// In this database: beside it other tests wait for locks of theirs.
const waiting = async () => (await g.sql.all`select 1 from pg_locks
  join pg_stat_activity a using (pid) where not granted and a.datname = current_database()`).length > 0;

/** Tells the period while a posting hangs, lets it go on, and tells it again. */
async function toldTwice(memberId: string, hang: string, values: readonly string[], reader = HOUSE) {
  await other.query('begin');
  await other.query(hang, [...values]);
  const posting = g.run(adjustPoints, { memberId, points: 50n, reason: 'late' }, { actor: operator() });
  await until(waiting);
  g.clock.set(AFTER);
  const telling = period(memberId, reader);
  await Promise.race([telling, sleep(300)]);
  await other.query('commit');
  expect(await posting).toMatchObject({ ok: true });
  return [await telling, await period(memberId, HOUSE)];
}

beforeEach(() => g.clock.set(BEFORE));

describe('a period that has ended', () => {
  it('is told with what was being posted at its end, or will never have it', async () => {
    const memberId = await memberWith(g, 1_000n);
    // Posted within the period, and not committed when it is told.
    await g.deliver('member.visibility-changed.v1', memberId, {
      personId: memberId, tenantId: null, layer: 1, channelIds: [], survivorId: null, version: 1n });
    const [first, again] = await toldTwice(memberId, 'lock table loyalty.points_adjustment in share mode', [],
      person(memberId, 'loyalty:read'));
    expect(first.balanceAt).toEqual({ available: 1_050 });
    expect(again).toEqual(first);
  });

  it('waits for nobody who came later', async () => {
    const memberId = await memberWith(g, 1_000n);
    const lock = 'select 1 from loyalty.account where member_id = $1 for update';
    const later = new pg.Client({ connectionString: g.runtime.database.url });
    await later.connect();
    for (const client of [other, later]) await client.query('begin');
    await other.query(lock, [memberId]);
    const next = later.query(lock, [memberId]);
    await until(waiting);
    g.clock.set(AFTER);
    const telling = period(memberId, HOUSE);
    await Promise.race([telling, sleep(100)]);
    await other.query('commit');
    await next;
    expect((await telling).balanceAt).toEqual({ available: 1_000 });
    await later.query('rollback');
    await later.end();
  });

  it('gains nothing of who began within it and had to wait for the account', async () => {
    const memberId = await memberWith(g, 1_000n);
    const [first, again] = await toldTwice(memberId,
      'select 1 from loyalty.account where member_id = $1 for update', [memberId]);
    expect(first.balanceAt).toEqual({ available: 1_000 });
    expect(again).toEqual(first);
  });
});
