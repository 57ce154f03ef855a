import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { refusalOfAnswer, revealedTo, type QuizCode } from '../../domain/formats/quiz.ts';
import { refusalOfTurn, type TurnCode } from '../../domain/formats/turn.ts';
import { noteDevice } from '../../persistence/devices.ts';
import { dayOf } from '../../persistence/formats/days.ts';
import { answersOf, hasSlot, lockFormat, type AnswerRow, type FormatRow } from '../../persistence/formats/formats.ts';
import { grantPoints } from '../../persistence/grants.ts';
import { lockVisible, tierOf, type Person } from '../../persistence/persons.ts';
import { quizAnswerTable } from '../../persistence/tables/format-turn.table.ts';
import { TURN_WORDS } from './take-turn.ts';

export interface AnswerQuiz {
  readonly formatId: string;
  readonly memberId: string;
  /** From 1, as the choice. */
  readonly question: number;
  readonly choice: number;
  /** Mark of the device, if it was told. */
  readonly device?: string;
}

export interface Answered {
  readonly isRight: boolean;
  /** What is right, for whoever may know it by now. */
  readonly rightChoice: number | null;
  readonly triesLeft: number;
  readonly points: number;
}

type Code = TurnCode | QuizCode | 'NOT_FOUND' | 'INVALID' | 'NOT_ASKED' | 'BUDGET_SPENT';

/** A member answers a question: right gives its points once, wrong costs a try. */
export const answerQuiz = defineCommand<AnswerQuiz, Answered, Code>({
  name: 'engagement.answer-quiz',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { formatId, memberId: namedId, question, choice, device }) => {
    const person = await lockVisible(tx, namedId);
    if (!person) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const format = await lockFormat(tx, formatId);
    if (!format || format.state === 'draft') return refused('NOT_FOUND', 'There is no such format.', ['formatId']);
    if (format.kind !== 'quiz') return refused('NOT_ASKED', 'Only a quiz is answered.', ['formatId']);
    const asked = format.questions[question - 1];
    if (!asked) return refused('INVALID', 'There is no such question.', ['question']);
    if (!asked.choices[choice - 1]) return refused('INVALID', 'There is no such choice.', ['choice']);
    const before = await answersOf(tx, formatId, person.memberId);
    const code = await closedTo(tx, format, person, before);
    if (code) return refused(code, TURN_WORDS[code], ['formatId']);
    const tried = {
      choices: before.filter((one) => one.question === question).map((one) => one.choice),
      right: format.answers[question - 1]!, tries: format.tries,
    };
    const why = refusalOfAnswer(tried);
    if (why) return refused(why, QUIZ_WORDS[why], ['question']);
    // Whatever is answered: a refusal must not tell what is right.
    if (format.spent + format.answerPoints > format.budget) {
      return refused('BUDGET_SPENT', 'The budget of the quiz is spent.', ['formatId']);
    }
    await noteDevice(tx, person, device);
    return accepted(await keep(tx, { format, person, question }, { ...tried, choices: [...tried.choices, choice] }));
  },
});

export const QUIZ_WORDS: Readonly<Record<QuizCode, string>> = {
  ANSWERED: 'The member gave the right answer before.', NO_TRIES_LEFT: 'The member has no try left.',
};

async function closedTo(
  tx: Tx, format: FormatRow, person: Person, before: readonly AnswerRow[],
): Promise<TurnCode | null> {
  const book = await readCodebook(tx.sql);
  const today = dayOf(format, tx.now, book);
  return refusalOfTurn(format, {
    region: person.region, tier: await tierOf(tx.sql, person, book, tx.now), ever: before.length,
    today: before.filter(({ answeredAt }) => dayOf(format, answeredAt, book) === today).length,
  }, tx.now);
}

interface Asked { readonly format: FormatRow; readonly person: Person; readonly question: number }

async function keep(
  tx: Tx, { format, person, question }: Asked, tried: { choices: number[]; right: number; tries: number },
): Promise<Answered> {
  const choice = tried.choices.at(-1)!;
  const isRight = choice === tried.right;
  const id = newId(tx.now);
  const { memberId, namedId } = person;
  await tx.sql.insertInto(quizAnswerTable, [{
    id, formatId: format.id, memberId, question, choice, isRight, answeredAt: tx.now,
  }]);
  await tagNamed(tx, 'quiz_answer', [{ key: [id], namedId }]);
  const slot = `format:${format.id}:${question}`;
  const points = isRight && !await hasSlot(tx, memberId, slot) ? format.answerPoints : 0;
  if (points > 0) {
    await tx.sql.run`update playful_format set spent = spent + ${points} where id = ${format.id}`;
    await grantPoints(tx, person, {
      cause: 'format', slot, formatId: format.id, points, funderId: format.funderId,
      label: `${format.nameZh} ${format.nameEn}`,
    });
  }
  tx.audit({ subjectId: memberId, after: { answerId: id, formatId: format.id, question, choice, isRight, points } });
  const triesLeft = isRight ? 0 : tried.tries - tried.choices.length;
  return { isRight, rightChoice: revealedTo(tried), triesLeft, points };
}
