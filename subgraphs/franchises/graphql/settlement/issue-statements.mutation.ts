import { Int } from 'type-graphql';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { issueStatements } from '../../commands/settlement/issue-statements.ts';
import { MONTH, SETTLED_REGION } from './takes.ts';

export const issueStatementsMutation = defineMutation({
  name: 'issueStatements',
  says: 'Issues a month’s drafts to their franchises 出具结算单 and posts them, by another person than whoever ran them.',
  scopes: ['franchises:settle'],
  input: 'Which month.',
  takes: { region: SETTLED_REGION, month: MONTH, idempotencyKey: KEY },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    NO_DRAFTS: 'Nothing of the month waits to be issued.',
    SAME_PERSON: 'Whoever ran the statements does not issue them 需由另一人出具.',
    EARLIER_OPEN: 'A statement of before is not frozen, so what it carries is unknown.',
    DRAFT_STALE: 'What a statement carries changed: run the month again.',
  },
  command: issueStatements,
  answers: {
    statements: { type: () => Int, says: 'How many were issued.', of: (value) => value.statements },
    confirmUntil: {
      type: () => DateTimeScalar, says: 'Until then lines may be disputed.', of: (value) => value.confirmUntil,
    },
  },
});
