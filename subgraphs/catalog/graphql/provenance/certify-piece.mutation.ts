import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { certifyPiece } from '../../commands/provenance/certify-piece.ts';
import { requireHeadOffice } from '../requests.ts';
import { link } from './provenance.input.ts';
import { sealed } from './sealed.ts';

export const certifyPieceMutation = defineMutation({
  name: 'certifyPiece',
  says: 'Begins the provenance of a piece 建立溯源证书: what it is, and what is known of it already. Head office alone.',
  scopes: ['catalog:write'],
  guard: (context) => requireHeadOffice(context, 'Mutation.certifyPiece'),
  input: 'A piece and what is known of it.',
  takes: {
    itemId: idOf(PREFIX.item, 'Which item.'),
    pieceNo: optional(text('Which piece of an item that has many, 1 to 60 characters; without it for a unique piece.')),
    links: otherwise([], formsOf(link, 'What is known, in order; at most 20.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), NOT_FOUND: 'The item is unknown.',
    CERTIFIED: 'This piece has its certificate.',
    WHICH_PIECE: 'A unique piece has its serial number; of another it is said which one.',
  },
  command: certifyPiece,
  answers: { provenance: sealed('The provenance; null when refused.') },
});
