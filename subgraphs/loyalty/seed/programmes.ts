import { serviceActor } from '../../kernel/actor.ts';
import { SetClock } from '../../kernel/clock.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { SeedContext } from '../../kernel/seed.ts';
import { publishPolicy } from '../commands/programmes/publish-policy.ts';
import type { PolicyDraft, TierDraft } from '../domain/policy-draft.ts';
import type { BonusRule } from '../domain/rewards/bonus-rules.ts';
import { DEFAULT_RULES } from '../domain/policy.ts';

/** 1 June 2020 in Singapore: before the demo brand's first member. */
const BEGINS = new Date('2020-05-31T16:00:00Z');

const TIERS: readonly TierDraft[] = [
  { code: 'base', nameZh: '普通', nameEn: 'Base', threshold: 0, bonusPercent: 0 },
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', threshold: 1_000, bonusPercent: 10 },
  { code: 'black-gold', nameZh: '黑金', nameEn: 'Black Gold', threshold: 5_000, bonusPercent: 20 },
];

const VIP_DAY: BonusRule = {
  code: 'vip-day', nameZh: '会员日', nameEn: 'VIP day', funderId: null, percent: 100, monthDays: [8],
  from: null, until: null, regions: [], tiers: [], channelIds: [], outletIds: [], marginClasses: [], expiryMonths: null,
};

/**
 * The tiers of another house in Singapore, and its VIP day, from before anybody was there: written as of that day by
 * the house itself. Where members are there already, they keep the tiers that they earned by.
 */
export async function seedProgrammes(context: SeedContext): Promise<void> {
  const { count } = await context.home.database.sql.one<{ count: number }>`
    select count(*)::int as count from account where programme = 'SG'`;
  if (count > 0) return;
  const home = { ...context.home, clock: new SetClock(BEGINS) };
  const caller = { actor: serviceActor('loyalty-seed', []), requestId: 'seed' };
  const rates = Object.entries(DEFAULT_RULES.rates).map(([marginClass, units]) => ({ marginClass, ...units! }));
  const rules: PolicyDraft = { ...DEFAULT_RULES, rates, tiers: TIERS, bonuses: [VIP_DAY] };
  const outcome = await runCommand(home, caller, publishPolicy, {
    programme: 'SG', effectiveFrom: BEGINS, expectedVersion: 1, note: 'Singapore: three tiers', rules,
  }, { idempotencyKey: 'seed:programmes:SG' });
  if (!outcome.ok) throw new Error(`tiers of SG: ${outcome.refusals[0]?.code}`);
  context.progress(1, 1);
}
