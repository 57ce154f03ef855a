import type { Refusal } from '../../kernel/outcome.ts';
import { delayProblems } from './tier-delays.ts';

/** What an operator says about a live session; the passcode already as digest. */
export interface SessionDraft {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export type SessionStateWord = 'scheduled' | 'live' | 'ended';

/** Over by hand or by its planned end, whether or not a job has written that down. */
export function stateOfSession(
  { state, endsAt }: { readonly state: SessionStateWord; readonly endsAt: Date }, now: Date,
): SessionStateWord {
  return endsAt <= now ? 'ended' : state;
}

const MAX_HOURS = 24;
const MAX_AHEAD_DAYS = 400;

/** Every value outside its limits, each with its path. Planning the past is refused while scheduled. */
export function refusalsOfSession(draft: SessionDraft, now: Date | null): Refusal<'INVALID'>[] {
  const refusals: Refusal<'INVALID'>[] = [];
  const say = (field: string, message: string): void => {
    refusals.push({ code: 'INVALID', message, path: [field] });
  };
  for (const [field, max] of [['titleZh', 100], ['titleEn', 100], ['host', 80]] as const) {
    const { length } = [...draft[field].trim()];
    if (length < 1 || length > max) say(field, `${field} has 1 to ${max} characters.`);
  }
  const hours = (draft.endsAt.getTime() - draft.startsAt.getTime()) / 3_600_000;
  if (hours <= 0 || hours > MAX_HOURS) say('endsAt', `A session lasts up to ${MAX_HOURS} hours.`);
  if (now !== null) {
    const daysAhead = (draft.startsAt.getTime() - now.getTime()) / 86_400_000;
    if (draft.endsAt <= now) say('endsAt', 'The session would be over already.');
    if (daysAhead > MAX_AHEAD_DAYS) say('startsAt', `Not more than ${MAX_AHEAD_DAYS} days ahead.`);
  }
  return refusals;
}

export interface DropDraft {
  readonly stock: number;
  readonly limitPerMember: number;
  readonly waitlistLimit: number;
  readonly pointsPrice: bigint;
  readonly cashMinor: bigint;
  readonly opensAt: Date;
  readonly tierDelays: readonly number[];
  readonly holdMinutes: number;
}

/** A numbered piece 限量编号 is there once. */
export function refusalsOfDrop(
  draft: DropDraft, session: { readonly startsAt: Date; readonly endsAt: Date }, isNumbered = false,
): Refusal<'INVALID'>[] {
  const refusals: Refusal<'INVALID'>[] = [];
  const within = (field: string, value: number | bigint, min: number, max: number): void => {
    if (value >= min && value <= max) return;
    refusals.push({ code: 'INVALID', message: `${field} is ${min} to ${max}.`, path: [field] });
  };
  within('stock', draft.stock, 1, isNumbered ? 1 : 100_000);
  within('limitPerMember', draft.limitPerMember, 1, 10);
  within('waitlistLimit', draft.waitlistLimit, 0, 100_000);
  within('pointsPrice', draft.pointsPrice, 0, 100_000_000);
  within('cashPrice', draft.cashMinor, 0, 999_999_999_999_999);
  refusals.push(...delayProblems('tierDelaySeconds', draft.tierDelays)
    .map((problem) => ({ code: 'INVALID' as const, ...problem })));
  within('holdMinutes', draft.holdMinutes, 1, 60);
  if (draft.opensAt < session.startsAt || draft.opensAt >= session.endsAt) {
    refusals.push({
      code: 'INVALID', message: 'A drop opens while its session lasts.', path: ['opensAt'],
    });
  }
  return refusals;
}
