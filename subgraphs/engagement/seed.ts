import { serviceActor, type Actor } from '../kernel/actor.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { checkIn } from './commands/check-in/check-in.ts';
import { answerQuiz } from './commands/formats/answer-quiz.ts';
import { createFormat, publishFormat } from './commands/formats/write-format.ts';
import { settleOrders } from './commands/referrals/settle-orders.ts';
import { completeTask } from './commands/tasks/complete-task.ts';
import { createTask } from './commands/tasks/write-task.ts';
import type { FormatDraft, Prize } from './domain/formats/format-draft.ts';
import type { TaskDraft } from './domain/task-draft.ts';
import { activeMembers, tasksByCode } from './queries/members-to-seed.ts';

const ACTOR: Actor = { ...serviceActor('engagement-seed', []), kind: 'operator', name: '演示' };

/** Who publishes what the other one wrote. */
const SECOND: Actor = { ...ACTOR, id: `${ACTOR.id}-second`, name: '演示复核' };

type Draft = Omit<TaskDraft, 'capPerMember' | 'startsAt' | 'endsAt' | 'regions' | 'tiers' | 'growth' | 'channelIds'>
  & Partial<TaskDraft>;

/** What a house asks of its members beside buying. */
const TASKS: readonly Draft[] = [
  { code: 'follow-channel', nameZh: '关注视频号', nameEn: 'Follow our channel', cadence: 'once', proof: 'channel',
    points: 50, budget: 200_000 },
  { code: 'share-piece', nameZh: '分享心仪好物', nameEn: 'Share a piece you like', cadence: 'daily', proof: 'channel',
    points: 5, budget: 100_000, capPerMember: 60 },
  { code: 'visit-store', nameZh: '到店试戴', nameEn: 'Try it on in a store', cadence: 'weekly', proof: 'store_visit',
    points: 30, budget: 150_000 },
  { code: 'first-order', nameZh: '首单完成', nameEn: 'First order', cadence: 'once', proof: 'first_order',
    points: 100, budget: 500_000 },
];

const prize = (
  nameZh: string, nameEn: string, ppm: number, points: number | null = null, stock: number | null = null,
): Prize => ({ nameZh, nameEn, kind: points === null ? 'nothing' : 'points', points, offerId: null, ppm, stock });
const piece = (nameZh: string, nameEn: string, ppm: number): Prize =>
  ({ ...prize(nameZh, nameEn, ppm), kind: 'piece' });

type Play = Pick<FormatDraft, 'code' | 'kind' | 'nameZh' | 'nameEn' | 'turnsADay' | 'budget'> & Partial<FormatDraft>;

/** A wheel, a set and a quiz of the season. */
const FORMATS: readonly Play[] = [
  { code: 'golden-wheel', kind: 'wheel', nameZh: '鎏金大转盘', nameEn: 'Golden wheel', turnsADay: 1, budget: 200_000,
    prizes: [prize('一等奖', 'First prize', 1_000, 1_000, 50), prize('二等奖', 'Second prize', 99_000, 50, 3_000),
      prize('谢谢参与', 'Nothing this time', 900_000)] },
  { code: 'five-blessings', kind: 'collect', nameZh: '集五福', nameEn: 'Five blessings', turnsADay: 2, turnPrice: 10,
    budget: 100_000, setPrize: { ...prize('集齐奖励', 'Full set', 0, 500, 200) },
    prizes: [piece('富', 'Wealth', 300_000), piece('寿', 'Long life', 300_000), piece('康', 'Health', 250_000),
      piece('德', 'Virtue', 100_000), piece('终', 'A good end', 50_000)] },
  { code: 'care-quiz', kind: 'quiz', nameZh: '珠宝养护问答', nameEn: 'Care quiz', turnsADay: 4, budget: 50_000,
    answerPoints: 10, tries: 2, answers: [2, 1], questions: [
      { textZh: '珍珠首饰应如何清洁？', textEn: 'How are pearls cleaned?',
        choices: [{ nameZh: '超声波清洗', nameEn: 'Ultrasonically' }, { nameZh: '软布擦拭', nameEn: 'With a soft cloth' }] },
      { textZh: '佩戴首饰时应避免什么？', textEn: 'What harms jewelry that is worn?',
        choices: [{ nameZh: '化妆品与香水', nameEn: 'Cosmetics and perfume' }, { nameZh: '日光', nameEn: 'Daylight' }] }] },
];

const MEMBERS = 30;

/** Tasks, and members who come and do them, by commands; each once however often it is run. */
export async function seedEngagement(context: SeedContext): Promise<void> {
  const caller = { actor: ACTOR, requestId: 'seed' };
  const startsAt = new Date(context.now.getTime() - 90 * 86_400_000);
  for (const [place, draft] of TASKS.entries()) {
    const funderId = place === 1 ? seedId('franchise', 'f-01') : null;
    await runCommand(context.home, caller, createTask,
      { capPerMember: null, endsAt: null, regions: [], tiers: [], startsAt, growth: 0, channelIds: [],
        ...draft, funderId },
      { idempotencyKey: `seed:${draft.code}` });
  }
  const tasks = await tasksByCode(context.home.database.sql);
  const members = await activeMembers(context.home.database.sql, Math.min(MEMBERS, context.scale.members));
  for (const [place, memberId] of members.entries()) {
    await runCommand(context.home, caller, checkIn, { memberId }, { idempotencyKey: `seed:in:${memberId}` });
    const taskId = tasks.get(place % 2 === 0 ? 'follow-channel' : 'share-piece')!;
    await runCommand(context.home, caller, completeTask, { taskId, memberId, reference: `demo-${place}` },
      { idempotencyKey: `seed:done:${memberId}` });
    context.progress(place + 1, members.length);
  }
  await seedFormats(context, members);
  // What left its window long ago; the rest is the hourly job's.
  for (let round = 0; round < 20; round += 1) {
    const settled = await runCommand(context.home, caller, settleOrders, { limit: 100 }, {});
    if (!settled.ok || settled.value.settled === 0) break;
  }
}

/** Turns are drawn with the house's keys, which no seed has: they are taken by whoever looks at the demo. */
async function seedFormats(context: SeedContext, members: readonly string[]): Promise<void> {
  const caller = { actor: ACTOR, requestId: 'seed' };
  const days = (count: number) => new Date(context.now.getTime() + count * 86_400_000);
  for (const play of FORMATS) {
    const made = await runCommand(context.home, caller, createFormat, {
      region: 'CN', tiers: [], startsAt: days(-30), endsAt: days(60), turnPrice: 0, turnsPerMember: null, prizes: [],
      setPrize: null, questions: [], answers: [], answerPoints: 0, tries: 0, funderId: null, ...play,
    }, { idempotencyKey: `seed:${play.code}` });
    if (!made.ok) continue;
    const { formatId } = made.value;
    await runCommand(context.home, { ...caller, actor: SECOND }, publishFormat,
      { id: formatId, expectedVersion: 1, seedsOf: null, unusable: [] }, {});
    for (const [place, memberId] of (play.kind === 'quiz' ? members.slice(0, 10) : []).entries()) {
      await runCommand(context.home, caller, answerQuiz, { formatId, memberId, question: 1, choice: 1 + place % 2 },
        { idempotencyKey: `seed:quiz:${memberId}` });
    }
  }
}
