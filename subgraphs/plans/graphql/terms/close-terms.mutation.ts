import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { closeTerms } from '../../commands/terms/close-terms.ts';
import { termsById } from '../../queries/terms.ts';
import { PlanTerms } from './terms.type.ts';

export const closePlanTermsMutation = defineMutation({
  name: 'closePlanTerms',
  says: 'Opens no more plans in the region 停止新开计划; those that are open go on.',
  scopes: ['plans:open'],
  input: 'Terms to close.',
  takes: {
    id: idOf(PREFIX.planTerms, 'Terms in force.'), note: text('Why, 1 to 500 characters.'), idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND'),
    NOT_IN_FORCE: 'They are not in force.', NOTE_REQUIRED: 'Say why.',
  },
  command: closeTerms,
  inputOf: ({ id, note }) => ({ termsId: id, note }),
  answers: { terms: loaded(() => PlanTerms, termsById, 'termsId', 'The terms; null when refused.') },
});
