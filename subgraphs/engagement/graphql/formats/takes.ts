import { PREFIX } from '../../../contracts/ids.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formOf, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  dateTime, idOf, list, optional, otherwise, points, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import type { Prize, Question } from '../../domain/formats/format-draft.ts';
import type { PrizeKind } from '../../domain/words.ts';
import { formatsById } from '../../queries/formats/formats.ts';
import { PrizeKindName } from '../words.ts';
import { PlayfulFormat } from './playful-format.type.ts';

export const FORMAT = loaded(() => PlayfulFormat, formatsById, 'formatId', 'The format; null when refused.');
export const EDIT = { id: idOf(PREFIX.playfulFormat, 'Format.'), expectedVersion: VERSION };
export const NOT_DRAFT = 'It is published; what was promised stays.';

const PRIZE = form('FormatPrizeInput', 'A prize 奖品.', {
  nameZh: text('Name in Chinese, 1 to 60 characters.'), nameEn: text('Name in English, 1 to 60 characters.'),
  kind: take<PrizeKind>(() => PrizeKindName, 'What it is: a wheel has points, coupons and nothing, a set its pieces.'),
  points: optional(points('Points, 1 to 1,000,000; of the kind POINTS only.')),
  offerId: optional(idOf(PREFIX.couponOffer, 'Offer whose coupon it is; of the kind COUPON only.')),
  ppm: otherwise(0, whole('Odds in parts per million 中奖概率, 1 to 1,000,000; 0 for that of a full set.')),
  stock: optional(whole('How many there are, 1 to 10,000,000; points have one. Without end when left out.')),
});

const CHOICE = form('QuizChoiceInput', 'A choice of a question 选项.', {
  nameZh: text('In Chinese, 1 to 60 characters.'), nameEn: text('In English, 1 to 60 characters.'),
});

const QUESTION = form('QuizQuestionInput', 'A question 题目 and what is right.', {
  textZh: text('In Chinese, 1 to 300 characters.'), textEn: text('In English, 1 to 300 characters.'),
  choices: formsOf(CHOICE, 'Choices: two or more, at most 6.'),
  right: whole('Number of the right choice, from 1.'),
});

/** All of a format that may change while it is a draft. */
export const FORMAT_FIELDS = {
  nameZh: text('Name in Chinese, 1 to 60 characters.'), nameEn: text('Name in English, 1 to 60 characters.'),
  tiers: otherwise<string[]>([], list(() => String, 'Tiers it is for, "CN:gold", at most 100; none: all.')),
  startsAt: dateTime('From when on.'), endsAt: dateTime('Until when, not included.'),
  turnPrice: otherwise(0n, points('Points that a turn costs, 0 to 1,000,000.')),
  turnsADay: whole('Turns, or tries of a quiz, a member has a day, 1 to 1,000.'),
  turnsPerMember: optional(whole('The same in all, 1 to 10,000; no limit without it.')),
  budget: whole('Points that it may give in all, at least what the stock of its prizes can give.'),
  prizes: otherwise([], formsOf(PRIZE, 'Prizes in the order of their bands, two or more, at most 20; odds sum to '
    + '1,000,000 ppm and the last one is without end. None in a quiz.')),
  setPrize: optional(formOf(PRIZE, 'What a full set gives, once a member; of sets only.')),
  questions: otherwise([], formsOf(QUESTION, 'Questions of a quiz, 1 to 50.')),
  answerPoints: otherwise(0n, points('Points of a right answer, 1 to 1,000,000; of quizzes only.')),
  tries: otherwise(0, whole('How often a member may try each question, 1 to 10; of quizzes only.')),
};

interface Sent {
  readonly turnPrice: bigint;
  readonly answerPoints: bigint;
  readonly prizes: readonly Filled<typeof PRIZE>[];
  readonly setPrize: Filled<typeof PRIZE> | null;
  readonly questions: readonly Filled<typeof QUESTION>[];
}

const prizeFrom = (sent: Filled<typeof PRIZE>): Prize =>
  ({ ...sent, points: sent.points === null ? null : Number(sent.points) });

/** Questions and what is right are kept apart. */
export function formatFrom<Asked extends Sent>({ prizes, setPrize, questions, ...asked }: Asked) {
  return {
    ...asked, turnPrice: Number(asked.turnPrice), answerPoints: Number(asked.answerPoints),
    prizes: prizes.map(prizeFrom), setPrize: setPrize && prizeFrom(setPrize),
    questions: questions.map(({ right: _, ...question }): Question => question),
    answers: questions.map(({ right }) => right),
  };
}
