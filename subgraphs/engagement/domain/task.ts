import type { Cadence } from './words.ts';
import { daysBefore } from './check-in.ts';

/**
 * A task 任务 gives points for something done: once, once a day, once a week (from Monday), or for each event; within
 * its days, for its regions and tiers, until its budget is spent, and to nobody oftener than its cap.
 *
 * Example: 50 points a week, budget 120: the first and the second member get 50 each, the third nothing
 * (BUDGET_SPENT), for 20 points are no 50.
 */
export interface TaskTerms {
  readonly cadence: Cadence;
  readonly points: number;
  readonly budget: number;
  readonly spent: number;
  readonly capPerMember: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly retiredAt: Date | null;
  /** Codes; none: all of them. */
  readonly regions: readonly string[];
  readonly tiers: readonly string[];
}

export interface Doer {
  readonly region: string;
  /** `<programme>:<tier>`. */
  readonly tier: string;
  /** How often it was rewarded for this task. */
  readonly done: number;
}

export type TaskCode = 'TASK_CLOSED' | 'NOT_ELIGIBLE' | 'CAP_REACHED' | 'BUDGET_SPENT';

/** Why nothing is given; null: the points of the task are. */
export function refusalOfTask(task: TaskTerms, doer: Doer, at: Date): TaskCode | null {
  const isOpen = task.startsAt <= at && !(task.endsAt && task.endsAt <= at) && !task.retiredAt;
  if (!isOpen) return 'TASK_CLOSED';
  const isAmong = (codes: readonly string[], code: string) => codes.length === 0 || codes.includes(code);
  if (!isAmong(task.regions, doer.region) || !isAmong(task.tiers, doer.tier)) return 'NOT_ELIGIBLE';
  if (task.capPerMember !== null && doer.done >= task.capPerMember) return 'CAP_REACHED';
  return task.spent + task.points > task.budget ? 'BUDGET_SPENT' : null;
}

/** Within which it is rewarded once: '' for ever, a day, the Monday of a week, or the event. */
export function periodOf(cadence: Cadence, day: string, event: string): string {
  switch (cadence) {
    case 'once': return '';
    case 'daily': return day;
    case 'weekly': return daysBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
    case 'event': return event;
  }
}
