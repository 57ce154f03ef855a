import { serviceActor, type Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/commands/command.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../../kernel/seed.ts';
import { decideAppeal } from '../commands/appeals/decide-appeal.ts';
import { openAppeal } from '../commands/appeals/open-appeal.ts';
import { scoreAllSince, scoreStores } from '../commands/stores/score-stores.ts';
import { askTrial } from '../commands/trial/ask-trial.ts';
import { DEFAULT_RULES } from '../domain/policy.ts';
import { awaitSales, contestedOrders, isAppealed, type Contested } from '../queries/to-seed.ts';

const DESK: Actor = { ...serviceActor('seed-desk', []), kind: 'operator', name: '总部渠道部' };
const DAYS_MS = 80 * 86_400_000;

/** What franchises say of their sales, and what head office made of it; null: nothing yet. */
const APPEALS: readonly (readonly [statement: string, decision: 'uphold' | 'reject' | null, reason: string])[] = [
  ['该顾客由本店导购长期维护，入会当日即在本店试戴', null, ''],
  ['顾客由本店老客介绍到店，有接待记录', 'uphold', '接待记录与付款时间一致'],
  ['顾客表示以后都会来本店', 'reject', '没有可核实的接待记录'],
  ['本店开业活动带来的新客', null, ''],
];

/** Scores, appeals and a trial of the demo brand, once its sales have arrived. */
export async function seedStores(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  await awaitSales(sql);
  // All of the demo brand was told, from its first day on.
  await scoreAllSince(sql, new Date(0));
  for (let scored = 1; scored > 0;) scored = (await run(context, scoreStores, { limit: 500 }, null)).scored;
  if (await isAppealed(sql)) return;
  const franchises = ['f-01', 'f-02'].map((code) => seedId('franchise', code));
  const now = context.home.clock.now();
  const span = { since: new Date(now.getTime() - DAYS_MS), now };
  const orders = await contestedOrders(sql, franchises, span, APPEALS.length);
  for (const [place, order] of orders.entries()) {
    await contest(context, order, place);
    context.progress(place + 1, orders.length);
  }
  await run(context, askTrial, {
    rules: { ...DEFAULT_RULES, periodMonths: 12, trailingMonths: 12 } }, 'trial');
}

async function contest(
  context: SeedContext, { orderId, franchiseId, paidAt }: Contested, place: number,
): Promise<void> {
  const [statement, decision, reason] = APPEALS[place]!;
  const manager: Actor = { ...DESK, kind: 'tenant', name: '加盟店长', tenantId: franchiseId };
  const { appealId: id } = await run(context, openAppeal,
    { orderId, memberId: null, statement, photos: [] }, `appeal:${place}`, manager);
  if (!decision) return;
  await run(context, decideAppeal, {
    id, decision, reason, expectedVersion: 1, effectiveAt: decision === 'uphold' ? paidAt : null,
  }, `decide:${place}`);
}

async function run<Input, Value, Code extends string>(
  { home }: SeedContext, command: Command<Input, Value, Code>, input: Input, key: string | null, actor = DESK,
): Promise<Value> {
  const outcome = await runCommand(home, { actor, requestId: 'seed stores' }, command, input,
    key === null ? {} : { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${command.name}: ${outcome.refusals[0]?.message}`);
  return outcome.value;
}
