import { serviceActor, type Actor } from '../../kernel/actor.ts';
import { SetClock } from '../../kernel/clock.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { isCurrency } from '../../kernel/money.ts';
import type { SeedContext } from '../../kernel/seed.ts';
import { publishBenefit } from '../commands/benefits/publish-benefit.ts';
import { bookEntitlement } from '../commands/entitlements/book-entitlement.ts';
import { grantEntitlement } from '../commands/entitlements/grant-entitlement.ts';
import { useEntitlement } from '../commands/entitlements/use-entitlement.ts';
import { membersToServe, programmesTold } from '../queries/benefits/demo.ts';
import { demoBenefits, type Programme } from './benefit-list.ts';

const HOUSE = serviceActor('rewards-seed', []);
const ASSOCIATE: Actor = { ...HOUSE, kind: 'operator', name: '演示' };
const DAY = 86_400_000;
const MOST_MEMBERS = 36;

/** The house's benefits, and some weeks of them at the counter: by commands, each once. */
export async function seedBenefits(context: SeedContext): Promise<void> {
  // Written as of the day that the brand looks back from, whenever a start goes on with it.
  const home = { ...context.home, clock: new SetClock(context.now) };
  const programmes = await awaitProgrammes(context);
  const ids = new Map<string, string>();
  for (const { code, terms } of demoBenefits(programmes, context.now.getUTCFullYear())) {
    const outcome = await runCommand(home, { actor: HOUSE, requestId: 'seed' }, publishBenefit, {
      code, rules: terms, effectiveFrom: context.now, expectedVersion: 0, note: null, confirmTooMany: true,
    }, { idempotencyKey: `seed:benefit:${code}` });
    if (!outcome.ok) throw new Error(`benefit ${code}: ${JSON.stringify(outcome.refusals)}`);
    ids.set(code, outcome.value.benefitId);
  }
  await serve(context, ids);
  context.progress(1, 1);
}

/** Most came and had a cleaning or an appraisal, some are booked for the next days, two were given one more. */
async function serve(context: SeedContext, ids: ReadonlyMap<string, string>): Promise<void> {
  const caller = { actor: ASSOCIATE, requestId: 'seed' };
  const members = await membersToServe(context.home.database.sql, MOST_MEMBERS);
  for (const [nth, { memberId, outletId }] of members.entries()) {
    const benefitId = ids.get(['cleaning', 'cleaning', 'appraisal', 'resizing'][nth % 4]!);
    if (!benefitId) continue;
    const one = { benefitId, memberId, outletId };
    const key = { idempotencyKey: `seed:benefit:${memberId}` };
    if (nth % 3 === 2) {
      const day = Math.ceil(context.home.clock.now().getTime() / DAY + 1 + nth % 4);
      const at = new Date(day * DAY + (2 + nth % 7) * 3_600_000);
      await runCommand(context.home, caller, bookEntitlement, { ...one, comesAt: at }, key);
    } else await runCommand(context.home, caller, useEntitlement, one, key);
    if (nth % 18 === 5) {
      await runCommand(context.home, caller, grantEntitlement, {
        benefitId, memberId, quantity: 1, until: null, reason: '维修超期，赠送一次',
      }, { idempotencyKey: `seed:benefit:given:${memberId}` });
    }
  }
}

/** What is told of tiers may still be on the way. */
async function awaitProgrammes(context: SeedContext): Promise<Programme[]> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const told = await programmesTold(context.home.database.sql, context.home.clock.now());
    if (told.length > 0 && told.every(({ tiers }) => tiers.length > 1)) {
      return told.flatMap(({ currency, ...rest }) => (isCurrency(currency) ? [{ ...rest, currency }] : []));
    }
    context.progress(0, 1);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed benefits after programmes have arrived');
}
