import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, KEY, otherwise, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { freezeStatement } from '../../commands/settlement/freeze-statement.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { Statement } from './statement.type.ts';
import { STATEMENT } from './takes.ts';

export const freezeStatementMutation = defineMutation({
  name: 'freezeStatement',
  says: 'Makes a statement final 定稿: it never changes. Below zero nothing is paid and the rest is carried forward.',
  scopes: ['franchises:settle'],
  input: 'Which statement.',
  takes: {
    id: STATEMENT, expectedVersion: VERSION,
    leaveDisputed: otherwise(false, flag('Freeze although disputes are open: their lines stay out, and what is '
      + 'decided stands in the next statement.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'STALE'),
    NOT_ISSUED: 'It is a draft, or frozen already.',
    OPEN_DISPUTES: 'Disputes are open: decide them first, or leave their lines out.',
    NOT_CONFIRMED: 'Lines are neither confirmed nor disputed, and the deadline is to come.',
  },
  extras: CURRENT_VERSION,
  command: freezeStatement,
  answers: {
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
  },
});
