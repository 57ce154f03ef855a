import { serviceActor, type Actor } from '../kernel/actor.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { checkIn } from './commands/check-in/check-in.ts';
import { settleOrders } from './commands/referrals/settle-orders.ts';
import { completeTask } from './commands/tasks/complete-task.ts';
import { createTask } from './commands/tasks/write-task.ts';
import type { TaskDraft } from './domain/task-draft.ts';
import { activeMembers, tasksByCode } from './queries/members-to-seed.ts';

const ACTOR: Actor = { ...serviceActor('engagement-seed', []), kind: 'operator', name: '演示' };

type Draft = Omit<TaskDraft, 'capPerMember' | 'startsAt' | 'endsAt' | 'regions' | 'tiers'> & Partial<TaskDraft>;

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

const MEMBERS = 30;

/** Tasks, and members who come and do them, by commands; each once however often it is run. */
export async function seedEngagement(context: SeedContext): Promise<void> {
  const caller = { actor: ACTOR, requestId: 'seed' };
  const startsAt = new Date(context.now.getTime() - 90 * 86_400_000);
  for (const [place, draft] of TASKS.entries()) {
    const funderId = place === 1 ? seedId('franchise', 'f-01') : null;
    await runCommand(context.home, caller, createTask,
      { capPerMember: null, endsAt: null, regions: [], tiers: [], startsAt, ...draft, funderId },
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
  // What left its window long ago; the rest is the hourly job's.
  for (let round = 0; round < 20; round += 1) {
    const settled = await runCommand(context.home, caller, settleOrders, { limit: 100 }, {});
    if (!settled.ok || settled.value.settled === 0) break;
  }
}
