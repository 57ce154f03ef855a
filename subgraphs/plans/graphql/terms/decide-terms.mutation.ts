import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { decideTerms } from '../../commands/terms/decide-terms.ts';
import { termsById } from '../../queries/terms.ts';
import { PlanTerms } from './terms.type.ts';

export const decidePlanTermsMutation = defineMutation({
  name: 'decidePlanTerms',
  says: 'Approves or rejects terms 审批计划条款. Approved, plans are opened in the region by them from now on; those '
    + 'before them are opened no more.',
  scopes: ['plans:policy'],
  input: 'Terms to decide.',
  takes: {
    id: idOf(PREFIX.planTerms, 'Terms.'), approve: flag('Whether they are approved.'),
    note: optional(text('Why; needed to reject.')), idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND'),
    NOT_PROPOSED: 'They are decided already.',
    SAME_PERSON: 'Whoever wrote them does not approve them.',
    NOTE_REQUIRED: 'Say why they are rejected.',
  },
  command: decideTerms,
  inputOf: ({ id, approve, note }) => ({ termsId: id, approve, note }),
  answers: { terms: loaded(() => PlanTerms, termsById, 'termsId', 'The terms; null when refused.') },
});
