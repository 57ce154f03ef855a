import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.ts';
import { channel, person, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { engagement } from '../index.ts';
import { desk, house, idOf, key } from './people.ts';

let room: TestSubgraph;
let h: ReturnType<typeof house>;
beforeAll(async () => {
  room = await startTestSubgraph(engagement, { now: '2026-10-01T04:00:00Z' });
  h = house(room, newId());
});
afterAll(() => room.stop());

const course = async (more: object = {}) => (await h.ask('createTask', 'task { id }', {
  code: `C-${newId()}`.slice(0, 40), nameZh: '珠宝养护学校', nameEn: 'Care school', cadence: 'EVENT', proof: 'LESSON',
  points: 10, budget: 20, capPerMember: 2, startsAt: '2026-10-01T00:00:00Z', ...key(), ...more,
})).task?.id as string;
const tell = (taskId: string, memberId: string, lesson: string, percent: number, actor = desk) => h.ask('tellLesson',
  'progress { lesson percent doneAt task { nameEn } } grant { points cause state } unrewarded already',
  { taskId, memberId: idOf(memberId), lesson, percent, ...key() }, actor);
const codeOf = async (answer: ReturnType<typeof tell>) => {
  const [error] = (await answer).userErrors;
  return error ? `${error.code} ${error.path.join('.')}` : null;
};

it('a lesson is rewarded once when it is finished, by whichever channels it is told', async () => {
  const [taskId, memberId] = [await course(), await h.enrol()];
  expect(await tell(taskId, memberId, 'gold', 40)).toEqual({ already: false, grant: null, userErrors: [],
    unrewarded: null, progress: { lesson: 'gold', percent: 40, doneAt: null, task: { nameEn: 'Care school' } } });
  expect(await tell(taskId, memberId, 'gold', 100)).toMatchObject({
    already: false, grant: { points: 10, cause: 'COURSE', state: 'GRANTED' }, progress: { percent: 100 } });
  // Less than was told before, and the same from another channel.
  const other = newId();
  await h.tell('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: null, layer: 1,
    channelIds: [other], survivorId: null, version: 2n });
  for (const actor of [desk, channel(other, 'engagement:act', 'engagement:read')]) {
    expect(await tell(taskId, memberId, 'gold', 10, actor as typeof desk))
      .toMatchObject({ already: true, progress: { percent: 100 } });
  }
  expect((await room.events('points-granted.v1')).filter((told) => told.memberId === memberId))
    .toMatchObject([{ points: 10n, cause: 'course' }]);
  expect(await h.standing(memberId)).toBe(10);
  expect(await h.look(memberId, 'lessons(first: 5) { lesson percent }'))
    .toEqual({ lessons: [{ lesson: 'gold', percent: 100 }] });
});

it('says why it takes nothing, and keeps nothing of it then', async () => {
  const [taskId, memberId] = [await course(), await h.enrol()];
  expect(await codeOf(tell(taskId, memberId, '\u200b', 1))).toBe('INVALID lesson');
  expect(await codeOf(tell(taskId, memberId, 'a', 101))).toBe('INVALID percent');
  expect(await codeOf(tell(taskId, newId(), 'a', 1))).toBe('NOT_FOUND memberId');
  expect(await codeOf(tell(idOf(newId()), memberId, 'a', 1))).toBe('NOT_FOUND taskId');
  expect(await codeOf(tell(await course({ proof: 'CHANNEL' }), memberId, 'a', 1))).toBe('NOT_A_COURSE taskId');
  expect(await codeOf(tell(await course({ startsAt: '2026-12-01T00:00:00Z' }), memberId, 'a', 1)))
    .toBe('TASK_CLOSED taskId');
  expect((await h.look(memberId, 'lessons { lesson }')).lessons).toEqual([]);
  const self = person(memberId, 'engagement:act', 'engagement:read');
  await expect(tell(taskId, memberId, 'd', 1, self)).rejects.toThrow('FORBIDDEN');
  const stranger = channel(newId(), 'engagement:act', 'engagement:read');
  expect(await codeOf(tell(taskId, memberId, 'd', 1, stranger))).toBe('NOT_FOUND memberId');
});

it('keeps what was learnt where it gives nothing, says why, and rewards it once there is budget', async () => {
  const [taskId, memberId, other] = [await course(), await h.enrol(), await h.enrol()];
  const unrewarded = (why: string) => ({ progress: { percent: 100, doneAt: expect.anything() }, grant: null,
    unrewarded: why, already: false, userErrors: [] });
  for (const lesson of ['a', 'b']) expect(await codeOf(tell(taskId, memberId, lesson, 100))).toBeNull();
  expect(await tell(taskId, memberId, 'c', 100)).toMatchObject(unrewarded('CAP_REACHED'));
  expect(await tell(taskId, other, 'a', 100)).toMatchObject(unrewarded('BUDGET_SPENT'));
  expect(await tell(await course({ regions: ['HK'] }), other, 'a', 100)).toMatchObject(unrewarded('NOT_ELIGIBLE'));
  expect((await h.look(other, 'lessons { lesson percent }')).lessons)
    .toEqual([{ lesson: 'a', percent: 100 }, { lesson: 'a', percent: 100 }]);
  await room.sql.run`update task set budget = 30
    where id = (select task_id from lesson_progress where member_id = ${memberId} limit 1)`;
  expect(await tell(taskId, other, 'a', 100))
    .toMatchObject({ grant: { points: 10 }, unrewarded: null, already: false });
});

it('of two ids of one person is one lesson', async () => {
  const [taskId, one, two] = [await course({ budget: 100 }), await h.enrol(), await h.enrol()];
  await tell(taskId, one, 'gold', 100);
  await tell(taskId, two, 'gold', 100);
  await tell(taskId, two, 'pearl', 30);
  const mergeId = await h.merge(one, two);
  expect(await h.standing(one)).toBe(10);
  expect(await tell(taskId, two, 'gold', 100)).toMatchObject({ already: true });
  expect((await h.look(one, 'lessons { lesson percent }')).lessons).toEqual(expect.arrayContaining(
    [{ lesson: 'gold', percent: 100 }, { lesson: 'pearl', percent: 30 }]));
  await h.unmerge(mergeId, one, two);
  expect([await h.standing(one), await h.standing(two)]).toEqual([10, 10]);
});
