import { ruleOf, writeRule, type Rule } from './rule-values.ts';

/** The least and the most of a rule, as the graph counts it; null: the house says it by other rules. */
export type Range = readonly [low: number, high: number];

const SHARE: Range = [0, 10_000];
const WINDOW: Range = [0, 365];
const AGE: Range = [1, 3_650];
const MONTHS: Range = [1, 240];
const MANY: Range = [0, 1_000_000_000];
const SCORE: Range = [1, 5];
const GROWTH: Range = [0, 1_000_000];
const WEIGHT: Range = [0, 100];
const LEVEL: Range = [0, 3];

/** What people are told before they are refused; the house decides by its own. */
export const RULE_RANGES: Readonly<Record<string, Range>> = {
  charityBps: SHARE, pointsCashBps: SHARE, linkDays: [0, 3_650], unknownDeliveryDays: WINDOW,
  storeWindowDays: WINDOW, webWindowDays: WINDOW, liveWindowDays: WINDOW, customWindowDays: WINDOW,
  tradeInWindowDays: WINDOW, quoteLockMinutes: [1, 240], payMinutes: [1, 1_080],
  goldJumpBps: SHARE, fxJumpBps: SHARE, repeatHours: [0, 168], goldWarnDays: AGE,
  goldRefuseDays: AGE, fxWarnDays: AGE, fxRefuseDays: AGE, leastBps: SHARE, measuredMonths: [1, 36],
  measuredPieces: [1, 100_000], rebateBps: SHARE, marginCapBps: SHARE,
  periodMonths: MONTHS, trailingMonths: MONTHS, protectionDays: [0, 3_650], disputeDays: [1, 60], holdMinutes: [1, 60],
  wrongTries: [1, 50],
  wrongTryMinutes: [1, 1_440], tierDelaySeconds: [0, 86_400], lotMonths: MONTHS, graceLotDays: [1, 365],
  tierMonths: MONTHS, retentionPercent: [0, 100], graceDays: [0, 365], pointsPerUnit: [1, 1_000_000],
  adjustmentLimit: MANY, adjustmentDays: [1, 365], adjustmentDailyLimit: MANY, profileReward: GROWTH,
  writeOffMonths: MONTHS, expiryNoticeDays: WINDOW, expiryReminderDays: WINDOW, graceNoticeDays: WINDOW,
  graceReminderDays: WINDOW, graceLastDays: WINDOW, burnPercent: [0, 100],
  interactionLike: GROWTH,
  interactionComment: GROWTH, interactionShare: GROWTH, interactionDailyCap: GROWTH, interactionCapPercent: [0, 100],
  answerHours: [1, 240], warningHours: [1, 240], escalationHours: [1, 240], waitingHours: [1, 336],
  resolutionDays: [1, 60], visitMinutes: [5, 480], wrongCodes: [1, 50], wrongCodeMinutes: [1, 1_440],
  coolingOffDays: [0, 30], exportDays: [1, 30], exportFreshHours: [1, 168], lookDays: [1_096, 3_660],
  tierThreshold: MANY, tierBonusPercent: [0, 500], newDays: AGE, activeDays: AGE, dormantDays: AGE,
  frequencyMonths: [1, 120], highOrders: [2, 1_000], mediumOrders: [1, 1_000], rfmMonths: [1, 120],
  recencyDays: [1, 36_500], frequencyOrders: [1, 10_000],
  monetaryUnits: [1, 2_000_000_000], recencyHigh: SCORE,
  frequencyHigh: SCORE, monetaryHigh: SCORE, ownPurchases: [2, 100], windowFromBps: [1, 10_000],
  windowUntilBps: [10_000, 50_000], usualDays: AGE, weddingDays: AGE, horizonMonths: [1, 120],
  backTestDays: [28, 1_095], churnPurchases: [2, 100], churnAliveBps: [1, 9_999], churnReturnDays: [0, 3_650],
  coPurchaseWeight: WEIGHT, seriesWeight: WEIGHT, complementWeight: WEIGHT, preferenceWeight: WEIGHT,
  priceBandWeight: WEIGHT, popularWeight: WEIGHT, togetherMonths: [1, 120], togetherLeast: [2, 1_000],
  togetherLiftBps: [10_000, 1_000_000], togetherFullBps: [1, 10_000], bandFromBps: [1, 10_000],
  bandUntilBps: [10_000, 100_000], returnedDays: [0, 3_650], heldOutMonths: [1, 24], settingCareDays: AGE,
  plainCareDays: AGE, careAheadDays: [0, 365],
  consultantFor: LEVEL, investmentAdviceFor: LEVEL, styleChangeFor: LEVEL, valueRetentionFor: LEVEL,
  careCouponsFor: LEVEL, cleaningCouponsFor: LEVEL,
  capMessages: [0, 50], capHours: [1, 720], quietFromMinute: [0, 1_439], quietUntilMinute: [0, 1_439],
  wishDaysAhead: [0, 60], appointmentHours: [1, 168], mostTries: [1, 10], retryMinutes: [1, 1_440],
  optOutHours: [1, 720],
  levelLeastUnits: [1, 100_000], levelStepUnits: [1, 100_000], levelCount: [1, 20],
  instalments: [2, 60], planGraceDays: [0, 60], missedInstalments: [1, 12],
  joinCouponUnits: [0, 100_000], renewCouponUnits: [0, 100_000], matureCouponUnits: [0, 100_000],
  referralCouponUnits: [0, 100_000], planCouponDays: [1, 3_650], renewDays: [0, 730],
  beanLeastGrams: [1, 1_000], beanMostGrams: [1, 1_000], beanPurity: [1, 10_000],
  offerMinutes: [1, 1_440], boardPurity: [1, 10_000], identityUnits: [1, 100_000_000],
  pieceWarrantyMonths: [0, 240], warnHours: [1, 720], complaintStars: [0, 5], graceMinutes: [1, 240],
  noShowLimit: [1, 20], noShowDays: [1, 366], mostAhead: [1, 50], daysAhead: [0, 366],
  redemptionDays: [7, 15], reminderDays: [0, 14], costCapBps: [0, 10_000], costAlertBps: [0, 10_000],
  newRegionDays: [1, 730], newRegionAllowance: [0, 100_000_000], costWindowDays: [1, 730],
  benefitsWarnAbove: [1, 100], codeTries: [1, 100], codeTryMinutes: [1, 1_440],
  couponHoldMinutes: [1, 1_440], couponCodeTries: [1, 100], couponCodeMinutes: [1, 1_440],
  automaticMost: [1, 200],
  checkInReward: [0, 10_000], streakDays: [2, 366],
  streakReward: [0, 100_000], referralReward: [0, 1_000_000],
  referralLeastUnits: [1, 100_000_000], referralsAYear: [0, 10_000],
  earningsADay: [1, 100_000], devicesAtMost: [1, 1_000], membersPerDevice: [1, 1_000], deviceDays: [1, 90],
  phoneChangeMinutes: [0, 100_000], refundShareBps: [0, 10_000],
  refundOrders: [0, 1_000], refundDays: [1, 730],
};

export interface RangeText {
  readonly low: string;
  readonly high: string;
}

/** As people write it: 0 to 10,000 basis points are 0 to 100 (percent). */
export function rangeOf({ kind, unit }: Pick<Rule, 'kind' | 'unit'>): RangeText | null {
  const range = RULE_RANGES[kind];
  return range ? { low: writeRule(range[0], unit), high: writeRule(range[1], unit) } : null;
}

export const rangeOfRule = (name: string): RangeText | null => rangeOf(ruleOf(name));
