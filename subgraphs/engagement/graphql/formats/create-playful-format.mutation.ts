import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { createFormat } from '../../commands/formats/write-format.ts';
import type { FormatKind } from '../../domain/words.ts';
import { headOfficeOnly } from '../head-office.ts';
import { FormatKindName } from '../words.ts';
import { FORMAT, FORMAT_FIELDS, formatFrom } from './takes.ts';

export const createPlayfulFormatMutation = defineMutation({
  name: 'createPlayfulFormat',
  says: 'Makes a playful format 新建趣味玩法, a draft until it is published.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A new playful format.',
  takes: {
    code: text('Code, 1 to 40 characters, for ever.'),
    kind: take<FormatKind>(() => FormatKindName, 'How members take part, for ever.'),
    region: text('Code of the region it is for, for ever; its days are those of its zone.'),
    funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it, for ever; head office without it.')),
    ...FORMAT_FIELDS, idempotencyKey: KEY,
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'NOT_FOUND'),
  command: createFormat,
  inputOf: formatFrom,
  answers: { format: FORMAT },
});
