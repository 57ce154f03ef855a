import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { appendProvenance } from '../../commands/provenance/append-provenance.ts';
import { requireHeadOffice } from '../requests.ts';
import { link } from './provenance.input.ts';
import { sealed } from './sealed.ts';

export const appendProvenanceMutation = defineMutation({
  name: 'appendProvenance',
  says: 'Adds to the provenance of a piece 追加溯源记录; nothing of it is ever changed. Head office alone.',
  scopes: ['catalog:write'],
  guard: (context) => requireHeadOffice(context, 'Mutation.appendProvenance'),
  input: 'What happened to a piece.',
  takes: {
    certificateNo: text('Number of the certificate.'),
    link: formOf(link, 'What happened.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), NOT_FOUND: 'There is no such certificate.',
    BY_ORDERS: 'Sales and returns of a unique piece come from its orders by themselves; what was before the '
      + 'certificate is told by hand until then.',
    FULL: 'A provenance has at most 100 links.',
  },
  command: appendProvenance,
  answers: { provenance: sealed('The provenance; null when refused.') },
});
