import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { clearCase, confirmCase, reopenCase } from '../../commands/review/decide-case.ts';
import { casesById } from '../../queries/cases.ts';
import { headOfficeOnly } from '../head-office.ts';
import { AbuseCase } from './case.type.ts';

const TAKES = {
  id: idOf(PREFIX.abuseCase, 'Case.'), reason: text('Why, 1 to 500 characters; kept with it.'),
  expectedVersion: VERSION, idempotencyKey: KEY,
};
const REFUSALS = {
  ...said('NOT_FOUND', 'INVALID', 'STALE'), ALREADY_DECIDED: 'Somebody has decided it.',
  SAME_PERSON: 'A second look is by another person than who decided before.',
};
const CASE = loaded(() => AbuseCase, casesById, 'caseId', 'The case; null when refused.');
const COMMON = {
  scopes: ['engagement:review'], guard: headOfficeOnly, input: 'A decision on a case.', extras: CURRENT_VERSION,
};

export const clearAbuseCaseMutation = defineMutation({
  ...COMMON, name: 'clearAbuseCase',
  says: 'It was no abuse 排除: what was held is granted, and what this case took back is granted anew.',
  takes: TAKES, refusals: REFUSALS, command: clearCase,
  answers: {
    case: CASE,
    granted: { type: () => Int, says: 'Grants that it let go.', of: ({ grants }) => grants },
  },
});

export const confirmAbuseCaseMutation = defineMutation({
  ...COMMON, name: 'confirmAbuseCase',
  says: 'It was abuse 确认违规: what is held is taken back, and what was granted since a moment, if one is named.',
  takes: { ...TAKES, since: optional(dateTime('What was earned from then on is taken back, too.')) },
  refusals: REFUSALS, command: confirmCase,
  answers: {
    case: CASE,
    withdrawn: { type: () => Int, says: 'Grants that it took back.', of: ({ grants }) => grants },
  },
});

export const reopenAbuseCaseMutation = defineMutation({
  ...COMMON, name: 'reopenAbuseCase',
  says: 'Opens a decided case for a second look 重新复核, by another person.',
  takes: TAKES, refusals: { ...said('NOT_FOUND', 'INVALID', 'STALE'), NOT_DECIDED: 'A case of the member is open.' },
  command: reopenCase,
  answers: { case: CASE },
});
