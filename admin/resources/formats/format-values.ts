import type { CreatePlayfulFormatInput, FormatPrizeKind, PlayfulFormatKind } from '../../gql/graphql.ts';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import type { Format } from './formats.data.ts';

export interface PrizeValues {
  nameZh: string; nameEn: string; kind: FormatPrizeKind; points: string; offerId: string; ppm: string; stock: string;
}

/** Choices are written one a line, in both languages in the same order. */
export interface QuestionValues { textZh: string; textEn: string; choicesZh: string; choicesEn: string; right: string }

/** A format as it is typed; names of the fields are those of the graph, so that refusals find them. */
export interface FormatValues {
  code: string; kind: PlayfulFormatKind; nameZh: string; nameEn: string; region: string; funderId: string;
  tiers: string[];
  startsAt: string; endsAt: string; turnPrice: string; turnsADay: string; turnsPerMember: string; budget: string;
  prizes: PrizeValues[]; setPrize: PrizeValues; questions: QuestionValues[]; answerPoints: string; tries: string;
  expectedVersion: number;
}

export const HEAD_OFFICE = 'head-office';
export const NEW_PRIZE: PrizeValues =
  { nameZh: '', nameEn: '', kind: 'POINTS', points: '', offerId: '', ppm: '', stock: '' };
export const NEW_QUESTION: QuestionValues = { textZh: '', textEn: '', choicesZh: '', choicesEn: '', right: '1' };

const typedOf = (one: number | null | undefined): string => (one === null || one === undefined ? '' : String(one));
const numberOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

const prizeValues = (prize: Format['prizes'][number]): PrizeValues => ({
  nameZh: prize.nameZh, nameEn: prize.nameEn, kind: prize.kind, points: typedOf(prize.points),
  offerId: prize.offer?.id ?? '', ppm: String(prize.ppm), stock: typedOf(prize.stock),
});

export function valuesOf(format: Format | null): FormatValues {
  return {
    code: format?.code ?? '', kind: format?.kind ?? 'WHEEL', nameZh: format?.nameZh ?? '', nameEn: format?.nameEn ?? '',
    region: format?.region.code ?? 'CN', funderId: format?.funder?.id ?? HEAD_OFFICE, tiers: [...format?.tiers ?? []],
    startsAt: format ? formMoment(format.startsAt) : '', endsAt: format ? formMoment(format.endsAt) : '',
    turnPrice: typedOf(format?.turnPrice ?? 0), turnsADay: typedOf(format?.turnsADay ?? 1),
    turnsPerMember: typedOf(format?.turnsPerMember), budget: typedOf(format?.budget),
    prizes: format && format.prizes.length > 0 ? format.prizes.map(prizeValues) : [NEW_PRIZE, NEW_PRIZE],
    setPrize: format?.setPrize ? prizeValues(format.setPrize) : NEW_PRIZE,
    questions: format && format.questions.length > 0 ? format.questions.map(({ textZh, textEn, choices }, place) => ({
      textZh, textEn, choicesZh: choices.map(({ nameZh }) => nameZh).join('\n'),
      choicesEn: choices.map(({ nameEn }) => nameEn).join('\n'), right: typedOf(format.answers?.[place] ?? 1),
    })) : [NEW_QUESTION],
    answerPoints: typedOf(format?.answerPoints || null), tries: typedOf(format?.tries || 2),
    expectedVersion: format?.version ?? 0,
  };
}

const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');

const prizeInput = (kind: FormatPrizeKind, { nameZh, nameEn, points, offerId, ppm, stock }: PrizeValues) => ({
  nameZh, nameEn, kind, points: kind === 'POINTS' ? numberOf(points) : null,
  offerId: kind === 'COUPON' ? offerId || null : null, ppm: numberOf(ppm) ?? 0, stock: numberOf(stock),
});

/** What may change while it is a draft; of another kind nothing is sent. */
export function termsOf(values: FormatValues): Omit<CreatePlayfulFormatInput,
  'code' | 'kind' | 'region' | 'funderId' | 'idempotencyKey'> {
  const { kind } = values;
  const isQuiz = kind === 'QUIZ';
  return {
    nameZh: values.nameZh, nameEn: values.nameEn, tiers: values.tiers, startsAt: formInstant(values.startsAt) ?? '',
    endsAt: formInstant(values.endsAt) ?? '', turnPrice: isQuiz ? 0 : numberOf(values.turnPrice) ?? 0,
    turnsADay: numberOf(values.turnsADay) ?? 0, turnsPerMember: numberOf(values.turnsPerMember),
    budget: numberOf(values.budget) ?? 0,
    prizes: isQuiz ? [] : values.prizes.map((prize) => prizeInput(kind === 'COLLECT' ? 'PIECE' : prize.kind, prize)),
    setPrize: kind === 'COLLECT' ? { ...prizeInput(values.setPrize.kind, values.setPrize), ppm: 0 } : null,
    questions: isQuiz ? values.questions.map(({ textZh, textEn, choicesZh, choicesEn, right }) => {
      const english = linesOf(choicesEn);
      return { textZh, textEn, right: numberOf(right) ?? 0,
        choices: linesOf(choicesZh).map((nameZh, place) => ({ nameZh, nameEn: english[place] ?? '' })) };
    }) : [],
    answerPoints: isQuiz ? numberOf(values.answerPoints) ?? 0 : 0, tries: isQuiz ? numberOf(values.tries) ?? 0 : 0,
  };
}

/** Parts per million that all prizes have together; they are to be a million. */
export const sumOfPpm = (prizes: readonly Partial<PrizeValues>[]): number =>
  prizes.reduce((sum, { ppm }) => sum + (Number(ppm) || 0), 0);
