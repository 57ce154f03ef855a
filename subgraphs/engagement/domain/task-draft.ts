import { isMisread, readIdentifier } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import type { Cadence, Proof } from './words.ts';

/** What an operator writes of a task; who pays for it stays. */
export interface TaskDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly cadence: Cadence;
  readonly proof: Proof;
  readonly points: number;
  /** Growth beside the points; of no budget. */
  readonly growth: number;
  readonly budget: number;
  readonly capPerMember: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly regions: readonly string[];
  readonly tiers: readonly string[];
  /** Channels that may tell it. */
  readonly channelIds: readonly string[];
}

const MOST_POINTS = 1_000_000;
const MOST_BUDGET = 2_000_000_000;
const LONGEST_NAME = 60;
const LONGEST_CODE = 40;
const MOST_CODES = 100;

/** What these prove comes once. */
const ONCE: readonly Proof[] = ['profile_completed', 'first_order'];

/** Names without blanks around them, each region and tier once. */
export function tidyDraft(draft: TaskDraft): TaskDraft {
  return {
    ...draft, code: readIdentifier(draft.code, LONGEST_CODE) ?? '', nameZh: draft.nameZh.trim(),
    nameEn: draft.nameEn.trim(), regions: [...new Set(draft.regions)], tiers: [...new Set(draft.tiers)],
    channelIds: [...new Set(draft.channelIds)],
  };
}

/**
 * What is wrong with a tidied draft; `known` are the codes of regions and tiers that there are, `spent` what the task
 * has given already.
 * Example: 50 points with a budget of 49 → INVALID at budget.
 */
export function draftProblems(
  draft: TaskDraft, known: { readonly regions: readonly string[]; readonly tiers: readonly string[] }, spent: number,
): Refusal<'INVALID'>[] {
  const { points, budget, capPerMember, startsAt, endsAt } = draft;
  const whole = (value: number, least: number, most: number) => value >= least && value <= most;
  return [
    no(draft.code === '', 'code', `A code has 1 to ${LONGEST_CODE} characters that can be seen.`),
    no(!isName(draft.nameZh), 'nameZh', `A name has 1 to ${LONGEST_NAME} characters.`),
    no(!isName(draft.nameEn), 'nameEn', `A name has 1 to ${LONGEST_NAME} characters.`),
    no(!whole(points, 1, MOST_POINTS), 'points', `Points are 1 to ${MOST_POINTS}.`),
    no(!whole(draft.growth, 0, MOST_POINTS), 'growth', `Growth is 0 to ${MOST_POINTS}.`),
    no(draft.channelIds.length > MOST_CODES, 'channelIds', `At most ${MOST_CODES} channels.`),
    no(!whole(budget, Math.max(points, spent), MOST_BUDGET), 'budget',
      `The budget is at least what is given at once and what was given, at most ${MOST_BUDGET}.`),
    no(capPerMember !== null && !whole(capPerMember, 1, 10_000), 'capPerMember', 'The cap is 1 to 10,000.'),
    no(ONCE.includes(draft.proof) && draft.cadence !== 'once', 'cadence',
      'What comes once in a life is rewarded once.'),
    no(draft.proof === 'lesson' && draft.cadence !== 'event', 'cadence', 'A course is rewarded for each lesson.'),
    no(draft.proof === 'lesson' && capPerMember === null, 'capPerMember', 'A course says how many lessons it has.'),
    no(endsAt !== null && endsAt <= startsAt, 'endsAt', 'It ends after it starts.'),
    no(draft.regions.length > MOST_CODES, 'regions', `At most ${MOST_CODES} regions.`),
    no(draft.tiers.length > MOST_CODES, 'tiers', `At most ${MOST_CODES} tiers.`),
    no(draft.regions.some((code) => !known.regions.includes(code)), 'regions', 'There is no such region.'),
    no(draft.tiers.some((code) => !known.tiers.includes(code)), 'tiers', 'There is no such tier.'),
  ].flat();
}

function no(isWrong: boolean, field: string, message: string): Refusal<'INVALID'>[] {
  return isWrong ? [{ code: 'INVALID', message, path: [field] }] : [];
}

const isName = (name: string): boolean => {
  const { length } = [...name];
  return length >= 1 && length <= LONGEST_NAME && !isMisread(name);
};
