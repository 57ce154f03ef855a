import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { requestErasure } from '../commands/privacy/request-erasure.ts';
import { members } from '../index.ts';
import { enrolled } from '../tests/sample.ts';
import { eraseDue } from './erase-due.ts';

const graph = { execute: async () => ({ data: { endMemberTokens: { ended: true } } as never }) };
const MEMBER = newId();

let dataDir: string;
let house: TestSubgraph;
let restored: TestSubgraph;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'karat-log-'));
  house = await startTestSubgraph(members, { graph, dataDir });
  restored = await startTestSubgraph(members, { graph, dataDir });
});
afterAll(async () => {
  await house.stop();
  await restored.stop();
  await rm(dataDir, { recursive: true });
});

const erasing = (where: TestSubgraph) => eraseDue(where.runtime.handlers, {}, where.runtime.services);
const lines = async () => (await readFile(join(dataDir, 'erasures.log'), 'utf8')).trim().split('\n');

it('a member that an older backup brings back is erased again by the log', async () => {
  await enrolled(house, { memberId: MEMBER, name: '李小红' });
  await house.run(requestErasure, { memberId: MEMBER, reason: 'by letter', withoutWaiting: true },
    { actor: operator('members:privacy') });
  await erasing(house);
  expect((await lines()).map((line) => JSON.parse(line))).toMatchObject([{ memberId: MEMBER, personIds: [MEMBER] }]);
  // The database as it was before: the member is there, of the erasure it knows nothing.
  await enrolled(restored, { memberId: MEMBER, name: '李小红' });
  await erasing(restored);
  expect(await restored.sql.all`select 1 from member where id = ${MEMBER}`).toEqual([]);
  expect(await restored.events('member.erased.v1')).toMatchObject([{ memberId: MEMBER }]);
  await erasing(restored);
  await erasing(house);
  expect(await lines()).toHaveLength(1);
  expect(await restored.events('member.erased.v1')).toHaveLength(1);
});

it('a wish that an older backup still waits with is due at once', async () => {
  const { memberId } = await enrolled(house);
  const wish = { memberId, reason: 'by letter', withoutWaiting: true };
  const asked = await house.run(requestErasure, wish, { actor: operator('members:privacy') });
  await erasing(house);
  const { erasureId } = (asked as any).value;
  await enrolled(restored, { memberId });
  await restored.sql.run`insert into erasure (id, member_id, state, requested_at, requested_kind, requested_by, due_at)
    values (${erasureId}, ${memberId}, 'waiting', now(), 'person', 'Member', now() + interval '1 year')`;
  await erasing(restored);
  expect(await restored.sql.all`select state from erasure where id = ${erasureId}`).toEqual([{ state: 'done' }]);
  expect(await restored.sql.all`select 1 from member where id = ${memberId}`).toEqual([]);
});

it('who was parted from the erased one since the backup is not erased with it', async () => {
  const [parted, other] = [await enrolled(house), await enrolled(restored)];
  await house.run(requestErasure, { memberId: parted.memberId, reason: 'by letter', withoutWaiting: true },
    { actor: operator('members:privacy') });
  await erasing(house);
  // The database as it was before: one of the two is the other still.
  await enrolled(restored, { memberId: parted.memberId });
  await restored.sql.run`update member set survivor_id = ${other.memberId} where id = ${parted.memberId}`;
  await expect(erasing(restored)).rejects.toThrow('undo the merge');
  expect(await restored.sql.all`select id from member where id in (${other.memberId}, ${parted.memberId})`)
    .toHaveLength(2);
  await restored.sql.run`update member set survivor_id = null where id = ${parted.memberId}`;
  await erasing(restored);
  expect(await restored.sql.all`select id from member where id in (${other.memberId}, ${parted.memberId})`)
    .toEqual([{ id: other.memberId }]);
});
