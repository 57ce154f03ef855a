import { setTimeout as sleep } from 'node:timers/promises';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { adjustPoints } from './commands/points/adjust-points.ts';
import { proposePayout } from './commands/charity/propose-payout.ts';
import { proposeTier } from './commands/tiers/propose-tier.ts';
import { holdPoints } from './commands/holds/hold-points.ts';

const WAIT_MS = 250;
const MAX_WAITS = 80;

/**
 * What operators did by hand: care gifts, a few large adjustments that wait for a second person, points set
 * aside for cleanings. Accounts and earnings come from the other subgraphs' events, so members whose
 * account never appears are left out. Running it again changes nothing.
 */
export async function seedLoyalty(context: SeedContext): Promise<void> {
  await seedPayout(context);
  const total = Math.min(context.scale.members, 500);
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  const known = await waitForAccounts(context, numbers);
  let done = 0;
  for (const n of numbers) {
    const memberId = seedId('member', n);
    if (known.has(memberId)) await seedMember(context, n, memberId);
    done += 1;
    if (done % 50 === 0 || done === total) context.progress(done, total);
  }
}

/** Something has been paid out of the charity fund, and waits for a second person; once there is something in it. */
async function seedPayout(context: SeedContext): Promise<void> {
  const paidOn = new Date(context.now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  await context.run(proposePayout, { id: 'seed-charity-payout', requestId: 'seed' }, {
    region: 'CN', amount: { minor: 100n, currency: 'CNY' }, recipient: '乡村美育计划 Rural arts', purpose: '图书与画材 Books',
    bankReference: 'ICBC-20260901-0001', paidOn });
}

async function seedMember(context: SeedContext, n: number, memberId: string): Promise<void> {
  const event = (what: string) => ({ id: `seed-${what}-${n}`, requestId: 'seed' });
  if (n % 10 === 3) {
    await context.run(adjustPoints, event('care'),
      { memberId, points: 500n, reason: 'Birthday care 生日关怀' });
  }
  if (n % 40 === 7) {
    await context.run(adjustPoints, event('large'),
      { memberId, points: 20_000n, reason: '客诉补偿' });
  }
  if (n % 40 === 11) {
    await context.run(proposeTier, event('tier'),
      { memberId, tier: 'silver', until: '2029-12-31', reason: 'Guest of the anniversary 周年庆贵宾' });
  }
  if (n % 10 === 3 && n % 20 === 3) {
    await context.runBatch(holdPoints, [{
      event: event('hold'),
      input: { memberId, points: 100n, purpose: 'Cleaning 清洗服务', ttlMinutes: 21_600 },
    }]);
  }
}

/** Enrolments arrive as events: a moment after the members were written. */
async function waitForAccounts(
  context: SeedContext, numbers: readonly number[],
): Promise<ReadonlySet<string>> {
  const ids = numbers.map((n) => seedId('member', n));
  for (let wait = 0; ; wait += 1) {
    const rows = await context.home.database.sql.all<{ member_id: string }>`
      select member_id from account where member_id = any(${ids}::uuid[])`;
    if (rows.length === ids.length || wait === MAX_WAITS) {
      return new Set(rows.map((row) => row.member_id));
    }
    await sleep(WAIT_MS);
  }
}
