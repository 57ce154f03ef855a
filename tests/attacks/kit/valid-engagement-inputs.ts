import { change, newMember, newOrder, SECOND, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const fresh = (world: World) => ({ idempotencyKey: world.fresh() });
const known = async (world: World): Promise<string> => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
};

const draft = (world: World) => ({
  code: world.fresh(), nameZh: '关注', nameEn: 'Follow', cadence: 'DAILY', points: 5, budget: 1_000,
  startsAt: '2026-09-01T00:00:00Z', ...fresh(world),
});
export const newTask = async (world: World): Promise<{ id: string; version: number }> =>
  (await change(world, 'createTask', 'task { id version }', draft(world))).task;
const newCourse = async (world: World): Promise<{ id: string }> => (await change(world, 'createTask', 'task { id }',
  { ...draft(world), cadence: 'EVENT', proof: 'LESSON', capPerMember: 12 })).task;
const edited = async (world: World) => {
  const { id, version } = await newTask(world);
  return { id, expectedVersion: version };
};

const named = (kind: string, ppm: number, more: object = {}) => ({ nameZh: '奖', nameEn: kind, kind, ppm, ...more });
/** All of a format that may change while it is a draft. */
const terms = (more: object = {}) => ({
  nameZh: '转盘', nameEn: 'Wheel', startsAt: '2026-09-01T00:00:00Z', endsAt: '2027-09-01T00:00:00Z', turnsADay: 1_000,
  budget: 10_000, prizes: [named('POINTS', 400_000, { points: 10, stock: 1_000 }), named('NOTHING', 600_000)], ...more,
});
const format = (world: World, kind = 'WHEEL', more: object = {}) =>
  ({ code: world.fresh(), kind, region: 'CN', ...terms(more), ...fresh(world) });
export const newFormat = async (world: World, kind?: string, more?: object): Promise<{ id: string; version: number }> =>
  (await change(world, 'createPlayfulFormat', 'format { id version }', format(world, kind, more))).format;
export const openFormat = async (world: World, kind?: string, more?: object): Promise<string> => {
  const { id, version } = await newFormat(world, kind, more);
  await change(world, 'publishPlayfulFormat', 'format { id }', { id, expectedVersion: version }, SECOND);
  return id;
};
const drafted = async (world: World) => {
  const { id, version } = await newFormat(world);
  return { id, expectedVersion: version };
};
const QUIZ = {
  prizes: [], answerPoints: 5, tries: 2, questions: [{ textZh: '问', textEn: 'Q', right: 1,
    choices: [{ nameZh: '甲', nameEn: 'A' }, { nameZh: '乙', nameEn: 'B' }] }],
};

export async function newReferral(world: World, referrerId: string): Promise<string> {
  await newMember(world, { source: 'REFERRAL', referrerId });
  await world.graph.settled();
  const { member } = await world.graph.get(
    'query ($id: ID!) { member(id: $id) { referrals(first: 1) { edges { node { id } } } } }', { id: referrerId });
  return member.referrals.edges[0].node.id;
}

/** Of somebody half of whose orders came back. */
export async function newAbuseCase(world: World): Promise<{ id: string; version: number }> {
  const memberId = await known(world);
  const orders: string[] = [];
  for (let count = 0; count < 4; count += 1) orders.push(await newOrder(world, memberId));
  for (const orderId of orders.slice(0, 2)) {
    await change(world, 'recordReturn', 'order { id }', {
      orderId, returnNo: world.fresh(), returnedAt: '2026-09-10T04:00:00Z', reason: 'did not fit',
      lines: [{ lineNo: 1, quantity: 1 }], ...fresh(world),
    });
  }
  await world.graph.settled();
  const { abuseCases } = await world.graph.get(`{
    abuseCases(state: OPEN, page: { size: 100 }) { items { id version member { id } } } }`);
  const found = abuseCases.items.find((one: { member: { id: string } }) => one.member.id === memberId);
  if (!found) throw new Error('nothing was found');
  return found;
}

const judged = async (world: World) => {
  const { id, version } = await newAbuseCase(world);
  return { id, expectedVersion: version, reason: 'looked at', ...fresh(world) };
};

export const VALID_ENGAGEMENT_INPUTS: Readonly<Record<string, Prepare>> = {
  checkIn: async (w) => ({ memberId: await known(w), ...fresh(w) }),
  createTask: draft,
  updateTask: async (w) => ({ ...await edited(w), nameEn: w.fresh() }),
  retireTask: edited,
  completeTask: async (w) =>
    ({ taskId: (await newTask(w)).id, memberId: await known(w), reference: w.fresh(), ...fresh(w) }),
  tellLesson: async (w) => ({ taskId: (await newCourse(w)).id, memberId: await known(w), lesson: 'care 1',
    percent: 100, ...fresh(w) }),
  createPlayfulFormat: (w) => format(w),
  updatePlayfulFormat: async (w) => ({ ...await drafted(w), ...terms({ nameEn: w.fresh() }) }),
  publishPlayfulFormat: drafted,
  endPlayfulFormat: drafted,
  takeTurn: async (w) => ({ formatId: await openFormat(w), memberId: await known(w), points: 0, ...fresh(w) }),
  answerQuiz: async (w) => ({
    formatId: await openFormat(w, 'QUIZ', QUIZ), memberId: await known(w), question: 1, choice: 1, ...fresh(w) }),
  clearAbuseCase: judged,
  confirmAbuseCase: judged,
  reopenAbuseCase: async (w) => {
    const asked = await judged(w);
    const { case: { version } } = await change(w, 'clearAbuseCase', 'case { version }', asked);
    return { ...asked, expectedVersion: version, ...fresh(w) };
  },
};
