import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { seedsFrom } from '../../calls/seeds.ts';
import { publishFormat } from '../../commands/formats/write-format.ts';
import { headOfficeOnly } from '../head-office.ts';
import { FORMAT, EDIT, NOT_DRAFT } from './takes.ts';

export const publishPlayfulFormatMutation = defineMutation({
  name: 'publishPlayfulFormat',
  says: 'Publishes a draft 发布趣味玩法: odds, prizes and questions are a promise from then on, and nothing of it changes.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A draft to be published.',
  takes: EDIT,
  refusals: { ...said('NOT_FOUND', 'STALE'), NOT_DRAFT, FORMAT_CLOSED: 'Its last day is over.' },
  extras: CURRENT_VERSION,
  command: publishFormat,
  inputOf: (asked, { services }) => ({ ...asked, seedsOf: seedsFrom(services) }),
  answers: { format: FORMAT },
});
