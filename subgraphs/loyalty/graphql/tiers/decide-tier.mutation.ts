import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decideTier } from '../../commands/tiers/decide-tier.ts';
import { manualTiersById } from '../../queries/manual-tiers.ts';
import { ManualTier } from './manual-tier.type.ts';

export const decideTierMutation = defineMutation({
  name: 'decideTier',
  says: 'Approves or rejects a tier that somebody else asked to give by hand; it counts from the approval on.',
  scopes: ['loyalty:approve'],
  input: 'A second person’s decision.',
  takes: {
    manualTierId: idOf(PREFIX.manualTier, 'Id of what was proposed.'),
    approve: flag('True gives it, false rejects it.'),
    note: optional(text('Note, at most 500 characters.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE'),
    NOT_FOUND: 'There is no such proposal.',
    ALREADY_DECIDED: 'It has been decided, or needed no decision.',
    SAME_PERSON: 'Who asked cannot decide.',
    INVALID_NOTE: 'A note has at most 500 characters.',
    ENDED: 'Its last day is over.',
  },
  extras: CURRENT_VERSION,
  command: decideTier,
  answers: {
    manualTier: loaded(() => ManualTier, manualTiersById, 'manualTierId', 'What was decided.'),
  },
});
