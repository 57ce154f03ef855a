import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, take, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decideSharingTerms, type SharingVerdict } from '../../commands/sharing/decide-sharing-terms.ts';
import { sharingTermsById } from '../../queries/sharing/sharing-terms.ts';
import { headOfficeOnly } from './head-office.ts';
import { SharingTerms } from './sharing.type.ts';
import { SharingVerdictEnum } from './words.ts';

export const decideSharingTermsMutation = defineMutation({
  name: 'decideSharingTerms',
  says: 'Approves or rejects terms that show a franchise more 审批数据共享条款, or takes them back; approved ones '
    + 'too, until they begin, where nobody is shown more without them.',
  scopes: ['members:policy'], guard: headOfficeOnly,
  input: 'A second person’s decision.',
  takes: {
    termsId: idOf(PREFIX.sharingTerms, 'Id of the terms.'),
    verdict: take<SharingVerdict>(() => SharingVerdictEnum, 'What is decided.'),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE'),
    NOT_FOUND: 'There are no such terms.',
    ALREADY_DECIDED: 'They have been decided, and have begun or are not to be taken back.',
    WIDENS: 'Without them somebody would be shown more: propose that, and another person decides.',
    SAME_PERSON: 'Who proposed them cannot approve or reject them.',
  },
  extras: CURRENT_VERSION,
  command: decideSharingTerms,
  answers: { terms: loaded(() => SharingTerms, sharingTermsById, 'termsId', 'The terms afterwards.') },
});
