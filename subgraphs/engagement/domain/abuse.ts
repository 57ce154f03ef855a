import type { AbuseRule } from './words.ts';

/**
 * What is looked at for abuse 风控: more earning events a day than usual, more orders coming back than usual, points
 * redeemed so soon after another phone was told, many devices of one member or members of one device, and whoever turns
 * out to have referred itself. Found facts open a case; nothing is decided here.
 *
 * Example: limit 20 a day: the 20th is nothing, the 21st is {earnings, found 21, limit 20}, score 52. Four orders in
 * 90 days of which two came back: 5,000 bp of 4,000 allowed, score 62; three orders of which all came back: nothing.
 */
export interface Finding {
  readonly rule: AbuseRule;
  readonly found: number;
  readonly limit: number;
  /** What it was found in: a day, a referral. */
  readonly where: string;
}

export interface AbuseRules {
  readonly phoneChangeMinutes: number;
  readonly earningsADay: number;
  readonly refundShareBps: number;
  readonly refundOrders: number;
  readonly devicesAtMost: number;
  readonly membersPerDevice: number;
}

export function earningsFinding(day: string, found: number, { earningsADay }: AbuseRules): Finding | null {
  return found > earningsADay ? { rule: 'earnings', found, limit: earningsADay, where: day } : null;
}

export function refundsFinding(
  orders: number, returned: number, where: string, { refundShareBps, refundOrders }: AbuseRules,
): Finding | null {
  if (orders <= refundOrders || returned * 10_000 <= refundShareBps * orders) return null;
  return { rule: 'refunds', found: Math.floor((returned * 10_000) / orders), limit: refundShareBps, where };
}

/** Redeemed within so many whole minutes of the change: 10 minutes and 0 seconds are within, a second more is not. */
export function phoneFinding(
  redemptionId: string, redeemedAt: Date, changedAt: Date, { phoneChangeMinutes }: AbuseRules,
): Finding | null {
  const elapsed = redeemedAt.getTime() - changedAt.getTime();
  return elapsed < 0 || elapsed > phoneChangeMinutes * MINUTE_MS ? null
    : { rule: 'phone_change', found: Math.floor(elapsed / MINUTE_MS), limit: phoneChangeMinutes, where: redemptionId };
}

const MINUTE_MS = 60_000;

/** Devices of one member: the fourth of three allowed is {devices, found 4, limit 3}, score 66; once a month. */
export function devicesFinding(at: Date, found: number, { devicesAtMost }: AbuseRules): Finding | null {
  return found > devicesAtMost
    ? { rule: 'devices', found, limit: devicesAtMost, where: at.toISOString().slice(0, 7) } : null;
}

/**
 * Whether an id can be of one device. Example: "1" and "00000000-0000-0000-0000-000000000000", which phones tell whose
 * owner blocks advertising, are of many; "6f1c-22d0" is of one.
 */
export function namesADevice(id: string): boolean {
  const said = id.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];
  return said.length >= LEAST_OF_AN_ID && new Set(said).size > 1;
}

const LEAST_OF_AN_ID = 8;

/** Members with one device, which is told by the beginning of its mark: people see that two cases have the same one. */
export function sharedDeviceFinding(mark: string, found: number, { membersPerDevice }: AbuseRules): Finding | null {
  return found > membersPerDevice
    ? { rule: 'shared_device', found, limit: membersPerDevice, where: mark.slice(0, 8) } : null;
}

export function selfReferralFinding(referralId: string): Finding {
  return { rule: 'self_referral', found: 1, limit: 0, where: referralId };
}

/** How far beyond its limit, 50 at the limit and 100 from twice the limit on; without a limit 100. Soon is worse. */
export function scoreOfFinding({ rule, found, limit }: Finding): number {
  if (limit === 0) return 100;
  const beyond = rule === 'phone_change' ? 2 * limit - found : found;
  return Math.min(100, Math.floor((50 * beyond) / limit));
}

/** 风险分: of the worst finding, and 10 for each other rule that found something; 100 at most. */
export function scoreOf(findings: readonly Finding[]): number {
  const worst = Math.max(0, ...findings.map(scoreOfFinding));
  const others = new Set(findings.map(({ rule }) => rule)).size - 1;
  return Math.min(100, worst + 10 * Math.max(0, others));
}

/** With a new finding: of one rule in one place the greatest counts. */
export function withFinding(findings: readonly Finding[], found: Finding): readonly Finding[] {
  const isSame = ({ rule, where }: Finding) => rule === found.rule && where === found.where;
  const known = findings.find(isSame);
  if (known && known.found >= found.found) return findings;
  return [...findings.filter((one) => !isSame(one)), found].slice(-MOST_FINDINGS);
}

/** A case is read by people; the newest are kept. */
const MOST_FINDINGS = 50;
