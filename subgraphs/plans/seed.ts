import { serviceActor, type Actor } from '../kernel/actor.ts';
import { SetClock } from '../kernel/clock.ts';
import type { Command } from '../kernel/commands/command.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import type { Money } from '../kernel/money.ts';
import type { SeedContext } from '../kernel/seed.ts';
import { exitPlan } from './commands/plans/exit-plan.ts';
import { openPlan } from './commands/plans/open-plan.ts';
import { payInstalment } from './commands/plans/pay-instalment.ts';
import { usePlan } from './commands/plans/use-plan.ts';
import { decideTerms } from './commands/terms/decide-terms.ts';
import { proposeTerms } from './commands/terms/propose-terms.ts';
import { firstMembers, planSoFar, versionOf } from './queries/members-to-seed.ts';

const person = (id: string, name: string): Actor => ({ ...serviceActor(id, []), kind: 'operator', name });
const LAWYER = person('seed-lawyer', '苏敏');
const DIRECTOR = person('seed-director', '方远');
const DESK = person('seed-desk', '演示');

const TERMS = {
  region: 'CN', review: '法务审核 2026-114',
  textZh: '本金随时可全额退还，不承诺任何收益。缴满十二期即到期，可抵用足金饰品。'
    + '计划券有有效期，逾期作废；缴款不计积分。',
  textEn: 'The whole principal is paid back at any time; no return is promised. The plan matures with twelve '
    + 'instalments and then pays for gold jewellery. Coupons end; instalments earn no points.',
};

interface Saved {
  readonly yuan?: number;
  readonly beanGrams?: number;
  readonly paid: number;
  readonly end?: 'exit' | 'use';
  /** Opened so many days ago; without it just long enough for what was paid. */
  readonly daysAgo?: number;
}

/** Who saves, how much, and how far. */
const PLANS: readonly Saved[] = [
  { yuan: 300, paid: 12 }, { yuan: 200, paid: 5 }, { yuan: 400, paid: 8 }, { beanGrams: 1, paid: 4 },
  { yuan: 300, paid: 4, end: 'exit' }, { yuan: 200, paid: 12, end: 'use' }, { yuan: 200, paid: 1 },
  { beanGrams: 2, paid: 12 }, { yuan: 400, paid: 11 }, { yuan: 300, paid: 2, daysAgo: 160 }, { yuan: 200, paid: 0 },
  { yuan: 400, paid: 6 },
];
/** An instalment each 30 days, the last of them some 20 days ago. */
const DAY = 86_400_000;
const daysSince = (paid: number): number => Math.max(0, 30 * paid - 10);
/** What a gram costs on the days of the demo, in minor units. */
const GRAM = 101_200n;
const CNY = (minor: bigint): Money => ({ currency: 'CNY', minor });

/** Terms that two people agreed on, and members who save by them; each once however often it is run. */
export async function seedPlans(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  const members = await firstMembers(sql, 'CN', Math.min(PLANS.length, context.scale.members));
  const { termsId } = await once(context, LAWYER, proposeTerms, TERMS, 'terms');
  await once(context, DIRECTOR, decideTerms, { termsId, approve: true, note: null }, 'terms:approve');
  const termsVersion = await versionOf(sql, termsId);
  for (const [place, memberId] of members.entries()) {
    await save(context, memberId, PLANS[place]!, termsVersion);
    context.progress(place + 1, members.length);
  }
}

async function save(context: SeedContext, memberId: string, saved: Saved, termsVersion: number): Promise<void> {
  const key = `plan:${memberId}`;
  const { yuan, beanGrams = null, paid, end, daysAgo = daysSince(paid) } = saved;
  const level = yuan === undefined ? null : CNY(BigInt(yuan) * 100n);
  const opened = new Date(context.now.getTime() - daysAgo * DAY);
  const { planId } = await once(atTime(context, opened), DESK, openPlan,
    { memberId, level, beanGrams, termsVersion, referrerPlanId: null }, key);
  const amount = level ?? CNY(BigInt(beanGrams ?? 0) * GRAM);
  const known = await planSoFar(context.home.database.sql, planId);
  for (let nth = known.paid + 1; nth <= paid; nth += 1) {
    const paidAt = new Date(known.openedAt.getTime() + (nth - 1) * 30 * DAY);
    await once(atTime(context, paidAt), DESK, payInstalment,
      { planId, amount, paidAt, gram: () => ({ retailMinor: GRAM, buybackMinor: null }),
        reference: `DEMO-${key}-${nth}` }, `${key}:${nth}`);
  }
  if (end === 'exit') {
    await once(context, DESK, exitPlan,
      { planId, goldAmount: null, gram: () => null, reference: `DEMO-${key}-out` }, `${key}:exit`);
  }
  if (end === 'use') {
    await once(context, DESK, usePlan,
      { memberId, price: CNY(300_000n), milligrams: 0n, reference: `DEMO-${key}-order` }, `${key}:use`);
  }
}

const atTime = (context: SeedContext, at: Date): SeedContext => (
  { ...context, home: { ...context.home, clock: new SetClock(at) } });

/** Says aloud what could not be done. */
async function once<Input, Value, Code extends string>(
  { home }: SeedContext, actor: Actor, command: Command<Input, Value, Code>, input: Input, key: string,
): Promise<Value> {
  const outcome = await runCommand(home, { actor, requestId: 'seed' }, command, input,
    { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${key}: ${outcome.refusals[0]?.code} ${outcome.refusals[0]?.message}`);
  return outcome.value;
}
