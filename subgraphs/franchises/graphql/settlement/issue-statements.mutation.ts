import { Int } from 'type-graphql';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { issueStatements } from '../../commands/settlement/issue-statements.ts';
import { MONTH, RUN_IN_PROGRESS, SETTLED_REGION } from './takes.ts';

export const issueStatementsMutation = defineMutation({
  name: 'issueStatements',
  says: 'Issues a month’s drafts to their franchises 出具结算单 and posts them, each by another person than whoever '
    + 'drafted it. Where the statement before is not final, or the draft is stale, it waits, and nobody else.',
  scopes: ['franchises:settle'],
  input: 'Which month.',
  takes: { region: SETTLED_REGION, month: MONTH, idempotencyKey: KEY },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    NO_DRAFTS: 'Nothing of the month waits to be issued.',
    SAME_PERSON: 'Whoever drafted a statement does not issue it 需由另一人出具.',
    EARLIER_OPEN: 'Of each draft the statement before is not frozen, so what it carries is unknown.',
    DRAFT_STALE: 'Of each draft lines, decisions or what is carried changed since: run the month again.',
    ...RUN_IN_PROGRESS,
  },
  command: issueStatements,
  answers: {
    statements: { type: () => Int, says: 'How many were issued.', of: (value) => value.statements },
    waiting: {
      type: () => Int, of: (value) => value.waiting,
      says: 'How many drafts wait: for another person, for another run, or until the statement before is final.',
    },
    confirmUntil: {
      type: () => DateTimeScalar, says: 'Until then lines may be disputed.', of: (value) => value.confirmUntil,
    },
  },
});
