import { change, SECOND, type World } from './world.ts';

interface Written { version: number; effectiveFrom: string; state: string; rules: object }

const NOW = '2026-09-15T04:00:00Z';
const windows = ['store', 'web', 'live', 'custom', 'tradeIn'].map((way) => `${way}WindowDays`).join(' ');

/** Name of the policy as its mutations say it, the document that answers its newest version, its rules. */
const POLICIES: Readonly<Record<string, (world: World) => Promise<Written>>> = {
  ProgrammePolicy: async ({ graph }) => (await graph.get(`{ programme(code: "HK") { policies(first: 1) {
    version effectiveFrom state rules { adjustmentLimit adjustmentDays adjustmentDailyLimit downgrade
      graceDays graceLotDays lotMonths pointsPerUnit retentionPercent tierMonths
      interactions { capPercent comment dailyCap like share }
      rates { growthDenominator growthNumerator marginClass { code } pointsDenominator pointsNumerator }
      tiers { bonusPercent threshold tier { code } } } } } }`)).programme.policies[0],
  OrderPolicy: listed('orderPolicies', `charityBps pointsCashBps linkDays unknownDeliveryDays ${windows}`),
  CatalogPolicy: listed('catalogPolicies',
    'goldJumpBps fxJumpBps repeatHours goldWarnDays goldRefuseDays fxWarnDays fxRefuseDays'),
  CampaignPolicy: listed('campaignPolicies',
    'holdMinutes tierDelaySeconds wrongTries wrongTryMinutes'),
  CarePolicy: listed('carePolicies', `answerHours warningHours escalationHours waitingHours resolutionDays
    visitMinutes wrongCodes wrongCodeMinutes
    coolingOffDays exportDays exportFreshHours lookDays`),
    InsightPolicy: listed('insightPolicies', `newDays activeDays dormantDays frequencyMonths
    highOrders mediumOrders
    rfmMonths recencyDays frequencyOrders monetaryUnits recencyHigh frequencyHigh monetaryHigh ownPurchases
    windowFromBps windowUntilBps usualDays weddingDays horizonMonths backTestDays churnPurchases churnAliveBps
    churnReturnDays coPurchaseWeight seriesWeight complementWeight preferenceWeight priceBandWeight
    popularWeight
    togetherMonths togetherLeast togetherLiftBps togetherFullBps bandFromBps bandUntilBps
    returnedDays heldOutMonths
    settingCareDays plainCareDays careAheadDays consultantFor investmentAdviceFor styleChangeFor
    valueRetentionFor
    careCouponsFor cleaningCouponsFor`),
  RewardPolicy: listed('rewardPolicies',
    `redemptionDays reminderDays costCapBps costAlertBps costWindowDays benefitsWarnAbove codeTries codeTryMinutes`),
    EngagementPolicy: listed('engagementPolicies', `checkInReward streakDays streakReward
    referralReward referralLeastUnits referralsAYear earningsADay
    devicesAtMost phoneChangeMinutes refundShareBps refundOrders refundDays`),
  PlanPolicy: listed('planPolicies', `levelLeastUnits levelStepUnits levelCount instalments planGraceDays
    missedInstalments joinCouponUnits renewCouponUnits matureCouponUnits
    referralCouponUnits planCouponDays renewDays beanLeastGrams beanMostGrams beanPurity`),
  ServicePolicy: listed('servicePolicies', `kinds { kind nameZh nameEn priceUnits days needsApproval warrantyMonths }
    pieceWarrantyMonths warnHours complaintStars appointmentKinds { kind nameZh nameEn minutes fromRank }
    daysAhead graceMinutes noShowLimit noShowDays mostAhead
    careRules { care nameZh nameEn months serviceKinds categories metals stones crafts }`),
  TradeInPolicy: listed('tradeInPolicies', `ways { way nameZh nameEn creditPrice lossBps depreciation increaseBy
    increaseBps labour brands brandNames } consent { language text } offerMinutes boardPurity identityUnits`),
  OutreachPolicy: listed('outreachPolicies', `capMessages capHours quietFromMinute quietUntilMinute wishDaysAhead
    appointmentHours mostTries retryMinutes optOutHours`),
  FranchisePolicy: listed('franchisePolicies', `rebates { marginClass { code } bps }
    marginCapBps periodMonths trailingMonths protectionDays disputeDays`),
};

function listed(list: string, rules: string) {
  return async ({ graph }: World): Promise<Written> => (await graph.get(
    `{ ${list}(first: 1) { version effectiveFrom state rules { ${rules} } } }`))[list][0];
}

/** Words answer as things with a code; inputs take the code. */
const taken = (rules: object): object => JSON.parse(JSON.stringify(rules, (_, value: unknown) => (
  value !== null && typeof value === 'object' && 'code' in value ? value.code : value)));

const whose = (name: string) => (name === 'ProgrammePolicy' ? { programme: 'HK' } : {});

/** The rules as they stand, for a new version; what waits for its decision is withdrawn first. */
async function publication(world: World, name: string): Promise<object> {
  const latest = await POLICIES[name]!(world);
  if (latest.state === 'PROPOSED') {
    await change(world, `decide${name}`, 'policy { state }', { ...whose(name), version: latest.version,
      verdict: 'WITHDRAW', note: 'another one follows', idempotencyKey: world.fresh() });
  }
  const after = Math.max(Date.parse(latest.effectiveFrom), Date.parse(NOW)) + 1_000;
  return { ...whose(name), expectedVersion: latest.version, rules: taken(latest.rules), note: 'as it was',
    effectiveFrom: new Date(after).toISOString(), idempotencyKey: world.fresh() };
}

    /** Versions that wait for this world's second person: one at a time, so that a second input
    names the same. */
const waiting = new WeakMap<World, Map<string, number>>();

async function decision(world: World, name: string): Promise<object> {
  const own = waiting.get(world) ?? new Map<string, number>();
  waiting.set(world, own);
  const latest = await POLICIES[name]!(world);
  if (latest.state !== 'PROPOSED' || own.get(name) !== latest.version) {
    await change(world, `publish${name}`, 'userErrors { code }', await publication(world, name));
    own.set(name, (await POLICIES[name]!(world)).version);
  }
  return { ...whose(name), version: own.get(name), verdict: 'APPROVE', note: `seen ${world.fresh()}`,
    idempotencyKey: world.fresh() };
}

type Prepare = (world: World) => Promise<object>;

/** A draft of a programme's rules, to be kept as new; those of before are thrown away, for a person keeps twenty. */
async function draft(world: World) {
  const { rules } = await POLICIES['ProgrammePolicy']!(world);
  const { programme } = await world.graph.get('{ programme(code: "HK") { drafts { name version } } }');
  for (const { name, version } of programme.drafts as { name: string; version: number }[]) {
    const kept = { programme: 'HK', name, expectedVersion: version };
    await change(world, 'discardProgrammeDraft', 'userErrors { code }', kept);
  }
  return { programme: 'HK', name: world.fresh(), expectedVersion: 0, effectiveFrom: null, note: 'as it was',
    rules: taken(rules) };
}

async function keptDraft(world: World): Promise<object> {
  const asked = await draft(world);
  const { programme, name } = asked;
  await change(world, 'saveProgrammeDraft', 'userErrors { code }', asked);
  return { programme, name, expectedVersion: 1 };
}

export const VALID_POLICY_INPUTS: Readonly<Record<string, Prepare>> = Object.fromEntries([
  ...Object.keys(POLICIES).flatMap((name): [string, Prepare][] => [
    [`publish${name}`, (world) => publication(world, name)],
    [`decide${name}`, (world) => decision(world, name)],
  ]),
  ['saveProgrammeDraft', draft], ['discardProgrammeDraft', keptDraft],
]);

/** The owner proposes; another one decides. */
export const POLICY_DECIDERS = Object.fromEntries(
  Object.keys(POLICIES).map((name) => [`decide${name}`, SECOND]));
