import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { updateFormat } from '../../commands/formats/write-format.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDIT, FORMAT, FORMAT_FIELDS, NOT_DRAFT, formatFrom } from './takes.ts';

export const updatePlayfulFormatMutation = defineMutation({
  name: 'updatePlayfulFormat',
  says: 'Changes a draft of a playful format 修改趣味玩法 as a whole.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A draft as it is to be.',
  takes: { ...EDIT, ...FORMAT_FIELDS },
  refusals: { ...said('INVALID', 'NOT_FOUND', 'STALE'), NOT_DRAFT },
  extras: CURRENT_VERSION,
  command: updateFormat,
  inputOf: formatFrom,
  answers: { format: FORMAT },
});
