import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { discardProgrammeDraft } from '../../commands/drafts/discard-draft.ts';
import { programmeOf } from '../programmes/programme-of.ts';
import { Programme } from '../programmes/programme.type.ts';

export const discardProgrammeDraftMutation = defineMutation({
  name: 'discardProgrammeDraft',
  says: 'Throws away a draft of yours 删除草稿.',
  scopes: ['loyalty:policy'],
  input: 'Which draft, as it was read.',
  takes: {
    programme: text('Code of the programme, for example "HK".'),
    name: text('What it is called.'),
    expectedVersion: VERSION,
  },
  refusals: said('NOT_FOUND', 'STALE'),
  extras: CURRENT_VERSION,
  command: discardProgrammeDraft,
  answers: {
    programme: {
      type: () => Programme, says: 'The programme, with the drafts that you have left.',
      of: (_, context, { programme }) => programmeOf(context, programme),
    },
  },
});
