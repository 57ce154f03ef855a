import type { CareRules } from '../care-policy.ts';
import type { Handler } from './words.ts';

/**
 * A complaint has 48 natural hours from its receipt to the first answer by a person, nights and holidays
 * included; a franchise's goes to head office after 24, a warning comes after 40. The timer stands still only while
 * the customer is waited for, at most 72 hours in total. What passed is the clock's, not the job's that tells it:
 * whoever reads or writes settles the timers first. What was missed stays missed.
 * Example: received 2026-10-01 18:30: to head office 10-02 18:30, warning 10-03 10:30, missed 10-03 18:30.
 */
export interface Timers {
  readonly handler: Handler;
  readonly receivedAt: Date;
  /** Null where head office has it from the beginning. */
  readonly escalationDueAt: Date | null;
  readonly warningDueAt: Date;
  readonly answerDueAt: Date;
  readonly resolutionDueAt: Date;
  readonly answeredAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly warnedAt: Date | null;
  readonly breachedAt: Date | null;
  readonly resolutionMissedAt: Date | null;
  readonly doneAt: Date | null;
  /** While the customer is waited for; the timer runs again by itself at waitingEndsAt. */
  readonly waitingSince: Date | null;
  readonly waitingEndsAt: Date | null;
  readonly waitedMs: number;
  readonly waitingMostMs: number;
}

export interface Passed {
  readonly kind: 'escalated' | 'warned' | 'breached' | 'resolution_missed' | 'resumed';
  readonly at: Date;
}

const HOUR_MS = 3_600_000;
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** How the timers stand at the receipt. */
export function startTimers(
  rules: CareRules, receivedAt: Date, handler: Handler, resolutionDueAt: Date,
): Timers {
  return {
    handler, receivedAt, resolutionDueAt,
    escalationDueAt: handler === 'franchise' ? after(receivedAt, rules.escalationHours * HOUR_MS) : null,
    warningDueAt: after(receivedAt, rules.warningHours * HOUR_MS),
    answerDueAt: after(receivedAt, rules.answerHours * HOUR_MS),
    answeredAt: null, escalatedAt: null, warnedAt: null, breachedAt: null, resolutionMissedAt: null,
    doneAt: null, waitingSince: null, waitingEndsAt: null, waitedMs: 0,
    waitingMostMs: rules.waitingHours * HOUR_MS,
  };
}

/** What passes next, in the order of time. */
function nextOf(timers: Timers): Passed | null {
  const { answeredAt, escalationDueAt, handler, doneAt, waitingEndsAt } = timers;
  if (doneAt) return null;
  const unanswered = answeredAt === null;
  const due: readonly (readonly [Passed['kind'], Date | null])[] = [
    ['resumed', waitingEndsAt],
    ['escalated', unanswered && timers.escalatedAt === null && handler === 'franchise' ? escalationDueAt : null],
    ['warned', unanswered && timers.warnedAt === null ? timers.warningDueAt : null],
    ['breached', unanswered && timers.breachedAt === null ? timers.answerDueAt : null],
    ['resolution_missed', timers.resolutionMissedAt === null ? timers.resolutionDueAt : null],
  ];
  return due.reduce<Passed | null>((first, [kind, at]) => (
    at !== null && (first === null || at < first.at) ? { kind, at } : first), null);
}

/** When something passes next if nobody does anything; null when nothing will. */
export function nextPassing(timers: Timers): Date | null {
  return nextOf(timers)?.at ?? null;
}

/** The timers as they stand at a moment, and what passed since they were settled last. */
export function settle<T extends Timers>(timers: T, now: Date): { timers: T; passed: Passed[] } {
  const passed: Passed[] = [];
  let settled = timers;
  for (let next = nextOf(settled); next !== null && next.at <= now; next = nextOf(settled)) {
    passed.push(next);
    settled = { ...settled, ...passing(settled, next) };
  }
  return { timers: settled, passed };
}

function passing(timers: Timers, { kind, at }: Passed): Partial<Timers> {
  switch (kind) {
    case 'escalated': return { escalatedAt: at, handler: 'head_office' };
    case 'warned': return { warnedAt: at };
    case 'breached': return { breachedAt: at };
    case 'resolution_missed': return { resolutionMissedAt: at };
    case 'resumed': return { waitingSince: null, waitingEndsAt: null, waitedMs: timers.waitingMostMs };
  }
}

/** Settled timers stand still from now on, at most as long as is left; what is due then is the latest it can be. */
export function wait<T extends Timers>(timers: T, now: Date): T {
  const left = timers.waitingMostMs - timers.waitedMs;
  return { ...timers, ...movedBy(timers, left), waitingSince: now, waitingEndsAt: after(now, left) };
}

/** Settled timers run again: what was not waited comes back. */
export function resume<T extends Timers>(timers: T, now: Date): T {
  const { waitingSince, waitingEndsAt, waitedMs } = timers;
  if (!waitingSince || !waitingEndsAt) return timers;
  return {
    ...timers, ...movedBy(timers, now.getTime() - waitingEndsAt.getTime()),
    waitingSince: null, waitingEndsAt: null, waitedMs: waitedMs + now.getTime() - waitingSince.getTime(),
  };
}

/** Only what may still pass moves. */
function movedBy(timers: Timers, ms: number): Partial<Timers> {
  const { escalationDueAt, escalatedAt, warningDueAt, warnedAt, answerDueAt, breachedAt } = timers;
  return timers.answeredAt ? {} : {
    escalationDueAt: escalationDueAt && !escalatedAt ? after(escalationDueAt, ms) : escalationDueAt,
    warningDueAt: warnedAt ? warningDueAt : after(warningDueAt, ms),
    answerDueAt: breachedAt ? answerDueAt : after(answerDueAt, ms),
  };
}

/** What is to be done next is due then: the answer, after it the resolution. */
export function dueAt({ answeredAt, answerDueAt, resolutionDueAt }: Timers): Date {
  return answeredAt === null && answerDueAt < resolutionDueAt ? answerDueAt : resolutionDueAt;
}
