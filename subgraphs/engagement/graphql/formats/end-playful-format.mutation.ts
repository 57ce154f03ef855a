import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { endFormat } from '../../commands/formats/write-format.ts';
import { headOfficeOnly } from '../head-office.ts';
import { FORMAT, EDIT } from './takes.ts';

export const endPlayfulFormatMutation = defineMutation({
  name: 'endPlayfulFormat',
  says: 'Ends a playful format at once and for ever 结束趣味玩法; what was won stays, paid turns are drawn.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A format to be ended.',
  takes: EDIT,
  refusals: { ...said('NOT_FOUND', 'STALE'), FORMAT_CLOSED: 'It has ended.' },
  extras: CURRENT_VERSION,
  command: endFormat,
  answers: { format: FORMAT },
});
