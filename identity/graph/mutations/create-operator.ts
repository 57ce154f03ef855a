import { KEY_CODES } from '../codes.ts';
import { defineMutation } from '../mutation.ts';
import {
  ASSIGNMENT_CODES, ASSIGNMENT_FIELDS, readAssignment, type AssignmentInput,
} from './assignment.ts';
import { KEY_FIELD, operatorNow, shownOnce } from './shared.ts';

interface Input extends AssignmentInput {
  readonly email: string;
  readonly name: string;
  readonly idempotencyKey: string;
}

export const createOperator = defineMutation<Input>({
  name: 'createOperator',
  says: 'Opens an account for an operator 员工账号, with a temporary password 临时密码 shown this once.',
  guard: 'admin',
  aboutOperators: true,
  takes: `${KEY_FIELD}
  "E-mail address to sign in with, unique, at most 245 characters."
  email: String!
  "Name 姓名, 1 to 120 characters."
  name: String!
  ${ASSIGNMENT_FIELDS}`,
  answers: `"The operator; null when refused."
  operator: Operator
  "To be replaced at the first sign-in. Shown once: null when sent again."
  temporaryPassword: String`,
  refusals: [...ASSIGNMENT_CODES, ...KEY_CODES, 'EMAIL_MALFORMED', 'EMAIL_TAKEN', 'NAME_MISSING'],
  run: async ({ idempotencyKey: key, email, name, ...rest }, context) => {
    const read = readAssignment(rest);
    if (read.refused) return read.refused;
    const input = { email, name, ...read.assignment };
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'createOperator', input },
      (commands) => commands.createOperator(context.actor, input), (done) => done.operator.id);
    return shownOnce(outcome, async ({ operator, temporaryPassword }) => (
      { operator: await operatorNow(context, operator.id), temporaryPassword }),
    async (id) => ({ operator: await operatorNow(context, id) }));
  },
});
