import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bytesSource } from '../read/source.ts';
import { openTable } from '../read/table.ts';
import { besides, keepRefused } from '../run/files.ts';
import { PeopleFile } from '../run/people-file.ts';
import { stateAfter } from '../run/state-after.ts';
import { madeBy, undoImport } from '../run/undo.ts';
import { NOBODY } from '../records/people.ts';
import type { Order, Remark } from '../records/record.ts';
import { StateFile } from '../state.ts';
import { JournalFile } from './journal.ts';
import { sendMembers } from './send-members.ts';
import { takenOf } from './send-orders.ts';
import { keyOf, rowKeyOf, type House, type ThingOf } from './sending.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'karat-import-'));

/** A house whose channel answers what it is told to; what nobody asks of it is not there. */
async function houseAt(path: string, answer: (input: any) => unknown = () => { throw new Error('nobody asks'); }) {
  const client = { mutate: async (_: unknown, { input }: any) => answer(input), query: async () => answer(null) };
  const journal = await JournalFile.open(path);
  return { journal, house: { channel: client, office: client, channelId: 'c', outletCode: 'o', region: 'CN',
    fileKey: 'f'.repeat(64), people: { ...NOBODY, add: async () => undefined }, answer: () => null,
    journal } as unknown as House };
}

describe('what was taken back', () => {
  it('is asked for anew when it is made again, and is no longer of the import', async () => {
    const path = join(folder(), 'journal');
    const { journal, house } = await houseAt(path);
    await journal.ends('points', [], [{ key: 'M1', id: 'a', points: '5' }, { key: 'M2', id: 'b', points: '7' }]);
    const before = keyOf(house, 'points', 'M1', journal.undone('points', 'M1'));
    expect(before).toBe(keyOf(house, 'points', 'M1'));
    await journal.takenBack([{ phase: 'points', key: 'M1' }]);
    const again = await JournalFile.open(path);
    expect([again.undone('points', 'M1'), again.undone('points', 'M2')]).toEqual([1, 0]);
    expect(keyOf(house, 'points', 'M1', again.undone('points', 'M1'))).not.toBe(before);
    expect((await madeBy(path)).map(({ key }) => key)).toEqual(['M2']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves an adjustment that waited for a second person, and says so; the state keeps it', async () => {
    const path = join(folder(), 'journal');
    const { journal, house } = await houseAt(path);
    await journal.ends('points', [], [{ key: 'M1', id: 'a', points: '5000', state: 'PENDING' }]);
    const done = await undoImport(house, journal, await madeBy(path));
    expect([done.undone, done.stays]).toEqual([0, [{ phase: 'points', key: 'M1',
      why: expect.stringContaining('second person') }]]);
    const { state } = await StateFile.open(join(folder(), 'state'),
      { sha256: 's', endpoint: 'e', clientId: 'c', region: '' });
    state.phases.points.done = 4;
    state.phases.points.made = 4;
    expect(stateAfter(state, done).phases.points).toEqual({ done: 0, made: 0, known: 1 });
  });

  it('is a number that is spent: a known order that is cancelled is not taken', () => {
    const things = ['A1', 'A2', 'A3'].map((key): ThingOf<'order'> =>
      ({ is: 'order', key, lines: [2], value: {} as Order }));
    const taken = takenOf(things, [{ created: true, order: { state: 'PAID' }, userErrors: [] },
      { created: false, order: { state: 'CANCELLED' }, userErrors: [] },
      { created: false, order: { state: 'DELIVERED' }, userErrors: [] }], () => false);
    expect(taken).toMatchObject({ made: 1, known: 1, refusals: [{ key: 'A2',
      remarks: [{ reason: 'ORDER_CANCELLED' }] }] });
  });
});

describe('people', () => {
  const member = (key: string | null, line: number): ThingOf<'member'> => ({ is: 'member', key: key ?? 'row x-1',
    lines: [line], value: { line, key, name: 'Ann', email: '', phone: '1', birthday: null, gender: 'UNKNOWN', city: '',
      occupation: '', enrolledAt: null } });

  it('without a key have that of what their line says, in whichever file; a dropped telephone is noted', async () => {
    const noted: Remark[] = [];
    const keys: string[] = [];
    const { house } = await houseAt(join(folder(), 'journal'), ({ members }) => ({ enrolMembers: {
      results: members.map(({ idempotencyKey, phone }: { idempotencyKey: string; phone: string | null }) => {
        keys.push(idempotencyKey);
        return { resolution: 'NEW', userErrors: phone === null ? []
          : [{ code: 'BAD', message: 'no', path: ['input', 'phone'] }] };
      }) } }));
    const taken = await sendMembers({ ...house, noted: (one) => { noted.push(one); } }, [member(null, 2), member('7',
      3)]);
    expect([taken.made, noted.map(({ line, reason }) => [line, reason])]).toEqual(
      [2, [[2, 'PHONE_DROPPED'], [3, 'PHONE_DROPPED']]]);
    expect(keys).toContain(rowKeyOf('member', 'row x-1'));
    expect(keys.filter((key) => key.includes('ffff'))).toEqual([keyOf(house, 'member', '7'),
      keyOf(house, 'member without its phone', '7')]);
  });

  it('are written without an address, under a secret of the folder, for its owner alone', async () => {
    const path = join(folder(), 'people.tsv');
    const people = await PeopleFile.open(path);
    await people.add([{ email: 'ann@x.sg', id: 'ann@x.sg' }, { email: 'bob@x.sg', id: '17' },
      { email: 'cy@x.sg', id: 'old@x.sg' }]);
    const text = readFileSync(path, 'utf8');
    expect([text.includes('@'), text.trim().split('\n').length]).toEqual([false, 2]);
    expect([path, `${path}.key`].map((one) => statSync(one).mode & 0o777)).toEqual([0o600, 0o600]);
    const again = await PeopleFile.open(path);
    expect([again.idOf('Ann@X.sg'), again.idOf('bob@x.sg'), again.idOf('cy@x.sg')]).toEqual(['ann@x.sg', '17', null]);
    expect([again.isAnothers('17', 'bob@x.sg'), again.isAnothers('17', 'eve@x.sg')]).toEqual([false, true]);
    const other = join(folder(), 'people.tsv');
    await (await PeopleFile.open(other)).add([{ email: 'bob@x.sg', id: '17' }]);
    expect(text).not.toContain(readFileSync(other, 'utf8').split('\t')[0]);
  });
});

it('does not write over refused lines that somebody mends', async () => {
  const file = join(folder(), 'orders.csv');
  const table = await openTable(bytesSource('orders.csv', Buffer.from('Key,Name\n1,Ann\n2,Bob\n')));
  const { refused } = besides(file);
  const why = new Map([[2, 'BAD: it is']]);
  await keepRefused(file, table, why);
  await keepRefused(file, table, why);
  writeFileSync(refused, readFileSync(refused, 'utf8').replace('Ann', 'Anna'));
  await expect(keepRefused(file, table, new Map())).rejects.toMatchObject({ code: 'REFUSED_CHANGED' });
  expect(readFileSync(refused, 'utf8')).toContain('Anna');
});
