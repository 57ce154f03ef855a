import { isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { FormatKind, PrizeKind } from '../words.ts';

/** What a turn may give: points, a coupon of an offer, a piece of the set, or nothing. */
export interface Prize {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: PrizeKind;
  readonly points: number | null;
  readonly offerId: string | null;
  /** Odds in parts per million; 0 for the prize of a full set, which is not drawn. */
  readonly ppm: number;
  /** How many there are; null: without end. */
  readonly stock: number | null;
}

export interface Question {
  readonly textZh: string;
  readonly textEn: string;
  readonly choices: readonly { readonly nameZh: string; readonly nameEn: string }[];
}

/** What an operator writes of a playful format 趣味玩法; its code, kind, region and funder are for ever. */
export interface FormatDraft {
  readonly code: string;
  readonly kind: FormatKind;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Its days are those of this region, and its members too. */
  readonly region: string;
  readonly tiers: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Points that a turn costs; 0: none. */
  readonly turnPrice: number;
  readonly turnsADay: number;
  readonly turnsPerMember: number | null;
  /** Points that it may give in all. */
  readonly budget: number;
  /** In order of their bands. */
  readonly prizes: readonly Prize[];
  /** For a full set, once a member. */
  readonly setPrize: Prize | null;
  readonly questions: readonly Question[];
  /** Place of the right choice of each question, from 1. */
  readonly answers: readonly number[];
  /** Points of a right answer, and how often a member may try each question. */
  readonly answerPoints: number;
  readonly tries: number;
}

export const MILLION = 1_000_000;
const MOST_BUDGET = 2_000_000_000;
const MOST_STOCK = 10_000_000;
const MOST_PRIZES = 20;
const MOST_QUESTIONS = 50;
const LONGEST = { code: 40, name: 60, text: 300 };

/** Texts without blanks around them, each tier once. */
export function tidyFormat(draft: FormatDraft): FormatDraft {
  const named = <Named extends { nameZh: string; nameEn: string }>(one: Named): Named =>
    ({ ...one, nameZh: one.nameZh.trim(), nameEn: one.nameEn.trim() });
  return {
    ...named(draft), code: readIdentifier(draft.code, LONGEST.code) ?? '', tiers: [...new Set(draft.tiers)],
    prizes: draft.prizes.map(named), setPrize: draft.setPrize && named(draft.setPrize),
    questions: draft.questions.map(({ textZh, textEn, choices }) =>
      ({ textZh: textZh.trim(), textEn: textEn.trim(), choices: choices.map(named) })),
  };
}

/**
 * The most that drawn prizes can cost in points: so much of the budget is promised from the beginning, and no turn
 * finds it spent.
 * Example: 100 points 500 times and 1,000 points 10 times: 60,000.
 */
export function promisedPoints(prizes: readonly Prize[], setPrize: Prize | null): number {
  return [...prizes, ...setPrize ? [setPrize] : []]
    .reduce((sum, { points, stock }) => sum + (points ?? 0) * (stock ?? 0), 0);
}

type Known = { readonly regions: readonly string[]; readonly tiers: readonly string[] };

/**
 * What is wrong with a tidied draft.
 * Example: odds of 400,000 and 500,000 ppm → INVALID at prizes, for they are no million.
 */
export function formatProblems(draft: FormatDraft, known: Known): Refusal<'INVALID'>[] {
  return [
    no(draft.code === '', 'code', `A code has 1 to ${LONGEST.code} characters that can be seen.`),
    no(!isText(draft.nameZh, LONGEST.name), 'nameZh', `A name has 1 to ${LONGEST.name} characters.`),
    no(!isText(draft.nameEn, LONGEST.name), 'nameEn', `A name has 1 to ${LONGEST.name} characters.`),
    no(!known.regions.includes(draft.region), 'region', 'There is no such region.'),
    no(draft.tiers.length > 100 || draft.tiers.some((code) => !known.tiers.includes(code)), 'tiers',
      'There is no such tier, or there are more than 100.'),
    no(draft.endsAt <= draft.startsAt, 'endsAt', 'It ends after it starts.'),
    no(!within(draft.turnPrice, 0, MILLION), 'turnPrice', `A turn costs 0 to ${MILLION} points.`),
    no(!within(draft.turnsADay, 1, 1_000), 'turnsADay', 'Turns a day are 1 to 1,000.'),
    no(draft.turnsPerMember !== null && !within(draft.turnsPerMember, 1, 10_000), 'turnsPerMember',
      'Turns of a member are 1 to 10,000.'),
    no(!within(draft.budget, 0, MOST_BUDGET), 'budget', `The budget is 0 to ${MOST_BUDGET} points.`),
    ...draft.kind === 'quiz' ? quizProblems(draft) : drawProblems(draft),
  ].flat();
}

function drawProblems({ kind, prizes, setPrize, questions, answers, budget }: FormatDraft) {
  const kinds: readonly PrizeKind[] = kind === 'wheel' ? ['points', 'coupon', 'nothing'] : ['piece'];
  const wrong = prizes.findIndex((prize) => !kinds.includes(prize.kind) || !isPrize(prize, 1));
  return [
    no(questions.length + answers.length > 0, 'questions', 'Questions are those of a quiz.'),
    no(prizes.length < 2 || prizes.length > MOST_PRIZES, 'prizes', `There are 2 to ${MOST_PRIZES} prizes.`),
    no(wrong >= 0, `prizes.${wrong}`,
      'A wheel has points, coupons and nothing, a set its pieces; points have a stock.'),
    no(prizes.reduce((sum, { ppm }) => sum + ppm, 0) !== MILLION, 'prizes', 'Odds sum to 1,000,000 ppm.'),
    no(prizes.length > 0 && prizes.at(-1)!.stock !== null, 'prizes', 'The last prize is without end.'),
    no((kind === 'collect') !== (setPrize !== null), 'setPrize', 'A set has one prize, a wheel has none.'),
    no(setPrize !== null && (!['points', 'coupon'].includes(setPrize.kind) || !isPrize(setPrize, 0)), 'setPrize',
      'A full set gives points or a coupon, with a stock for points, and is not drawn.'),
    no(promisedPoints(prizes, setPrize) > budget, 'budget',
      'The budget is at least what the stock of points can give.'),
  ];
}

function quizProblems({ prizes, setPrize, questions, answers, answerPoints, tries, turnPrice, budget }: FormatDraft) {
  const wrong = questions.findIndex(({ textZh, textEn, choices }, place) =>
    !isText(textZh, LONGEST.text) || !isText(textEn, LONGEST.text) || choices.length < 2 || choices.length > 6
    || choices.some(({ nameZh, nameEn }) => !isText(nameZh, LONGEST.name) || !isText(nameEn, LONGEST.name))
    || !within(answers[place] ?? 0, 1, choices.length));
  return [
    no(prizes.length > 0 || setPrize !== null, 'prizes', 'A quiz has points, and no prizes.'),
    no(questions.length < 1 || questions.length > MOST_QUESTIONS, 'questions',
      `There are 1 to ${MOST_QUESTIONS} questions.`),
    no(wrong >= 0, `questions.${wrong}`, 'A question has a text, 2 to 6 choices and one that is right.'),
    no(!within(answerPoints, 1, MILLION), 'answerPoints', `A right answer gives 1 to ${MILLION} points.`),
    no(!within(tries, 1, 10), 'tries', 'A question may be tried 1 to 10 times.'),
    no(turnPrice !== 0, 'turnPrice', 'A quiz costs nothing.'),
    no(budget < answerPoints, 'budget', 'The budget is at least what one answer gives.'),
  ];
}

/** Points have a stock, for the budget promises them; `least` is the least chance. */
function isPrize({ nameZh, nameEn, kind, points, offerId, ppm, stock }: Prize, least: 0 | 1): boolean {
  return isText(nameZh, LONGEST.name) && isText(nameEn, LONGEST.name)
    && within(ppm, least, least === 0 ? 0 : MILLION) && (stock === null || within(stock, 1, MOST_STOCK))
    && (kind === 'points' ? within(points ?? 0, 1, MILLION) && stock !== null : points === null)
    && (kind === 'coupon') === (offerId !== null);
}

function no(isWrong: boolean, field: string, message: string): Refusal<'INVALID'>[] {
  return isWrong ? [{ code: 'INVALID', message, path: field.split('.') }] : [];
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const isText = (text: string, longest: number): boolean => {
  const { length } = [...text];
  return length >= 1 && length <= longest && !isMisread(text);
};
