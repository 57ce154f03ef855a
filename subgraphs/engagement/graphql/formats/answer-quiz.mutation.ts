import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, whole } from '../../../kernel/graph/mutation/take.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { answerQuiz, QUIZ_WORDS } from '../../commands/formats/answer-quiz.ts';
import { TURN_WORDS } from '../../commands/formats/take-turn.ts';
import { DEVICE, withDevice } from '../takes.ts';

const { FORMAT_CLOSED, NOT_ELIGIBLE, DAY_LIMIT, CAP_REACHED } = TURN_WORDS;

export const answerQuizMutation = defineMutation({
  name: 'answerQuiz',
  says: 'Answers a question of a quiz 答题 for a member: right gives its points once, wrong costs a try.',
  scopes: ['engagement:act'],
  input: 'Who answers what.',
  takes: {
    formatId: idOf(PREFIX.playfulFormat, 'Quiz.'), memberId: idOf(PREFIX.member, 'Member.'),
    question: whole('Number of the question, from 1.'), choice: whole('Number of the choice, from 1.'),
    deviceId: DEVICE,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), FORMAT_CLOSED, NOT_ELIGIBLE, DAY_LIMIT, CAP_REACHED, ...QUIZ_WORDS,
    NOT_ASKED: 'It is no quiz.', BUDGET_SPENT: 'The budget of the quiz is spent.',
  },
  command: answerQuiz,
  inputOf: withDevice,
  answers: {
    isRight: { type: () => Boolean, says: 'It was right; null when refused.', of: ({ isRight }) => isRight },
    rightChoice: {
      type: () => Int, says: 'What is right, once it was found or no try is left; null before.',
      of: ({ rightChoice }) => rightChoice,
    },
    triesLeft: {
      type: () => Int, says: 'Tries that are left for it; null when refused.', of: ({ triesLeft }) => triesLeft,
    },
    points: { type: () => PointsScalar, says: 'Points of it 获得积分; null when refused.', of: ({ points }) => points },
  },
});
