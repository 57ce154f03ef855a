import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { proposeTerms } from '../../commands/terms/propose-terms.ts';
import { termsById } from '../../queries/terms.ts';
import { PlanTerms } from './terms.type.ts';

export const proposePlanTermsMutation = defineMutation({
  name: 'proposePlanTerms',
  says: 'Proposes terms of gold plans for a region 提交计划条款; with them in force, plans are opened there. Another '
    + 'person decides.',
  scopes: ['plans:open'],
  input: 'Terms and where their legal review is filed.',
  takes: {
    region: text('Code of the region.'),
    textZh: text('Text in Chinese, 1 to 20,000 characters.'),
    textEn: text('Text in English, 1 to 20,000 characters.'),
    review: text('Where the legal review is filed 法务审核依据, 1 to 200 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY'),
    REGION_UNKNOWN: 'There is no such region.',
    TERMS_TEXT_INVALID: 'A text is empty, too long, or holds control characters.',
    PROPOSAL_OPEN: 'Other terms of the region wait for their decision.',
  },
  command: proposeTerms,
  answers: { terms: loaded(() => PlanTerms, termsById, 'termsId', 'The terms; null when refused.') },
});
