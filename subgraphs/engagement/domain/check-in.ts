/**
 * Check-in 签到: points for a business day of the member's region, and more for each full streak of days in a row;
 * after a missed day the count begins anew.
 *
 * Example: 5 points a day and 20 more for 7 in a row: 1 to 7 October give 5, 5, 5, 5, 5, 5 and 25, 55 in all; the
 * 14th day in a row gives 25 again, and after a missed one the next is day 1.
 */
export interface CheckInRules {
  readonly checkInReward: number;
  readonly streakDays: number;
  readonly streakReward: number;
}

export interface CheckInReward {
  readonly points: number;
  /** Of a full streak, besides. */
  readonly streakPoints: number;
}

/** `streak`: days in a row, this one included. */
export function rewardOf(streak: number, rules: CheckInRules): CheckInReward {
  return { points: rules.checkInReward, streakPoints: streak % rules.streakDays === 0 ? rules.streakReward : 0 };
}

/** How many of these days, the newest first, lie in a row up to `day`, itself included. */
export function streakOf(day: string, before: readonly string[]): number {
  let streak = 1;
  for (const one of before) {
    if (one !== daysBefore(day, streak)) break;
    streak += 1;
  }
  return streak;
}

export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);
}
