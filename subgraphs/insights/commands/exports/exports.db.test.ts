import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { LONGEST_MS } from '../../domain/exports/export-rules.ts';
import { insights } from '../../index.ts';
import { seesAllNamed } from '../../queries/exports/export-rows.ts';
import { enrolled, tell } from '../../tests/people.ts';
import { cancelExport } from './cancel-export.ts';
import { claimExport } from './claim-export.ts';
import { endExport } from './end-export.ts';
import { keepExportPart } from './keep-export-part.ts';
import { renewExport } from './renew-export.ts';
import { startExport, type ExportToStart } from './start-export.ts';

let room: TestSubgraph;
beforeAll(async () => { room = await startTestSubgraph(insights); });
afterAll(() => room.stop());
beforeEach(async () => {
  await room.sql.run`delete from list_export_part`;
  await room.sql.run`delete from list_export`;
});

const ASKED: ExportToStart = { list: 'outlets', document: '{ outlets { items { id } } }', variables: {},
  columns: [['id']], format: 'jsonl', forSpreadsheets: false };
const [OURS, THEIRS] = [newId(), newId()];
const desk = (tenantId: string, id = tenantId) => ({ ...tenant(tenantId, 'exports:run'), id });

async function begun(actor = desk(OURS)): Promise<string> {
  const outcome = await room.run(startExport, ASKED, { actor });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.exportId;
}

async function claimed(): Promise<{ id: string; tries: number } | null> {
  const outcome = await room.run(claimExport, {});
  return outcome.ok ? outcome.value.claimed : null;
}

const part = (exportId: string, persons: string[], number = 0) => (
  { exportId, tries: 1, number, body: 'x\n', bytes: 2, rows: 1, persons });
const stateOf = (id: string) => room.sql.one<{ state: string; failure: string | null; parts: number }>`
  select state, failure, (select count(*)::int from list_export_part p where p.export_id = e.id) as parts
  from list_export e where id = ${id}`;
const later = async (ms: number, work: () => Promise<void>) => {
  const from = room.clock.now();
  room.clock.set(new Date(from.getTime() + ms).toISOString());
  try { await work(); } finally { room.clock.set(from.toISOString()); }
};

it('a franchise has one turn, however many of its people ask; another one has the other', async () => {
  const [first, second, theirs] = [await begun(), await begun(desk(OURS, 'b')), await begun(desk(THEIRS))];
  expect([(await claimed())?.id, (await claimed())?.id, await claimed()]).toEqual([first, theirs, null]);
  await room.run(endExport, { exportId: first, tries: 1, sha256: 'a' });
  expect((await claimed())?.id).toBe(second);
});

it('a franchise has so much kept, and so have all together', async () => {
  const id = await begun();
  await room.sql.run`update list_export set state = 'done', bytes = 5000000000, sha256 = 'a', ended_at = now(),
    expires_at = now() where id = ${id}`;
  const start = (tenantId: string) => room.run(startExport, ASKED, { actor: desk(tenantId) });
  expect(await start(OURS)).toMatchObject({ refusals: [{ code: 'QUOTA_EXCEEDED' }] });
  expect((await start(THEIRS)).ok).toBe(true);
  await room.sql.run`update list_export set bytes = 20000000000 where id = ${id}`;
  expect(await start(newId())).toMatchObject({ refusals: [{ code: 'QUOTA_EXCEEDED' }] });
});

describe('whoever writes one', () => {
  it('says that it lives before each page, until its half hour is over or nobody wants it', async () => {
    const exportId = await begun();
    const { tries } = (await claimed())!;
    const renew = (of = tries) => room.run(renewExport, { exportId, tries: of });
    await later(50_000, async () => { expect((await renew()).ok).toBe(true); });
    await later(100_000, async () => { expect(await claimed()).toBeNull(); });
    expect(await renew(tries + 1)).toMatchObject({ refusals: [{ code: 'GONE' }] });
    await later(LONGEST_MS, async () => {
      expect(await renew()).toMatchObject({ refusals: [{ code: 'TOO_LONG' }] });
    });
    await room.run(endExport, { exportId, tries, failure: 'time', words: null });
    expect(await stateOf(exportId)).toMatchObject({ state: 'failed', failure: 'time' });
    expect(await renew()).toMatchObject({ refusals: [{ code: 'GONE' }] });
  });

  it('leaves nothing of what is given up', async () => {
    const exportId = await begun();
    await claimed();
    await room.run(keepExportPart, part(exportId, []));
    await room.sql.run`update list_export set tries = 5, lease_until = ${room.clock.now()} where id = ${exportId}`;
    expect(await claimed()).toBeNull();
    expect(await stateOf(exportId)).toEqual({ state: 'failed', failure: 'tries', parts: 0 });
  });

  it('is stopped by head office, and by nobody else but its owner', async () => {
    const id = await begun();
    expect(await room.run(cancelExport, { id }, { actor: desk(OURS, 'b') })).toMatchObject({
      refusals: [{ code: 'NOT_FOUND' }] });
    const headOffice = { ...desk(OURS), kind: 'operator' as const, tenantId: undefined, scopes: ['exports:run'] };
    expect((await room.run(cancelExport, { id }, { actor: headOffice })).ok).toBe(false);
    expect((await room.run(cancelExport, { id }, { actor: { ...headOffice, scopes: ['audit:read'] } })).ok).toBe(true);
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('who is named in it', () => {
  const erased = (id: string) => room.sql.run`update known_member set profiling_version = 9223372036854775807
    where member_id = ${id}`;

  it('is not written once it is erased, nor is the file that has it already', async () => {
    const [one, two] = [newId(), newId()];
    await tell(room, enrolled(one), enrolled(two));
    const exportId = await begun();
    await claimed();
    expect((await room.run(keepExportPart, part(exportId, [one, two]))).ok).toBe(true);
    await erased(two);
    expect(await room.run(keepExportPart, part(exportId, [two], 1))).toMatchObject({
      refusals: [{ code: 'PERSON_GONE' }] });
    await room.run(endExport, { exportId, tries: 1, sha256: 'a' });
    expect(await stateOf(exportId)).toEqual({ state: 'withdrawn', failure: 'person_gone', parts: 0 });
  });

  it('takes its file back with its consent; a word of before takes nothing', async () => {
    const member = newId();
    await tell(room, enrolled(member));
    let version = 1n;
    const say = (granted: boolean, purpose: string) => tell(room, ['member.consent-changed.v1', member, {
      memberId: member, purpose, granted, at: room.clock.now(), version: version += 1n }] as never);
    const done = async (): Promise<string> => {
      await room.sql.run`update list_export set state = 'cancelled', sha256 = null, expires_at = null,
        ended_at = ${room.clock.now()}, lease_until = null`;
      const exportId = await begun();
      await claimed();
      await room.run(keepExportPart, part(exportId, [member]));
      await room.run(endExport, { exportId, tries: 1, sha256: 'a' });
      return exportId;
    };
    const first = await done();
    await say(false, 'franchise_sharing');
    expect(await stateOf(first)).toMatchObject({ state: 'done' });
    for (const purpose of ['franchise_sharing', 'profiling']) {
      await say(true, purpose);
      const id = await done();
      await say(false, purpose);
      expect(await stateOf(id)).toEqual({ state: 'withdrawn', failure: 'consent_withdrawn', parts: 0 });
    }
  });

  it('is asked in two statements however long the file is, once in three seconds', async () => {
    const exportId = await begun();
    await claimed();
    for (let number = 0; number < 20; number += 1) await room.run(keepExportPart, part(exportId, [newId()], number));
    const now = room.clock.now();
    const look = (ms: number) => seesAllNamed(room.sql, exportId, desk(OURS), new Date(now.getTime() + ms));
    let sees: boolean | null = null;
    expect(await room.countStatements(async () => { sees = await look(0); })).toBeLessThanOrEqual(2);
    expect(sees).toBe(false);
    expect(await room.countStatements(() => look(2_000))).toBe(0);
    expect(await room.countStatements(() => look(3_000))).toBeGreaterThan(0);
  });
});

it('two moments are held at once; the next waits for its turn, and commands wait for none', async () => {
  const hold = () => room.runtime.database.holdSnapshot();
  const held = [await hold(), await hold()];
  let isThird = false;
  const third = hold().then((one) => {
    isThird = true;
    return one;
  });
  const asked = Array.from({ length: 10 }, (_, index) =>
    room.run(startExport, ASKED, { actor: desk(newId(), `${index}`) }));
  expect((await Promise.all(asked)).map(({ ok }) => ok)).toEqual(asked.map(() => true));
  expect(isThird).toBe(false);
  await held[0]!.close();
  for (const one of [held[1]!, await third]) await one.close();
});
