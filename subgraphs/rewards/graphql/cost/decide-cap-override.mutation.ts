import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decideCapOverride } from '../../commands/cost/decide-cap-override.ts';
import type { OverrideVerdict } from '../../domain/cost/cap-override.ts';
import { capOverridesById } from '../../queries/cost/cap-overrides.ts';
import { headOfficeOnly } from '../head-office.ts';
import { CapOverride } from './cap-override.type.ts';
import { CapOverrideVerdict } from './words.ts';

export const decideCapOverrideMutation = defineMutation({
  name: 'decideCapOverride',
  says: 'Approves or rejects what another person asked for beyond the cost cap 审批放行, or takes it back.',
  scopes: ['rewards:approve'], guard: headOfficeOnly,
  input: 'A second person’s decision.',
  takes: {
    overrideId: idOf(PREFIX.capOverride, 'Override id.'),
    verdict: take<OverrideVerdict>(() => CapOverrideVerdict, 'What is decided.'),
    note: optional(text('Note, at most 500 characters; wanted for WITHDRAW.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE'),
    NOT_FOUND: 'There is no such override.',
    ALREADY_DECIDED: 'It has been decided.',
    SAME_PERSON: 'Who proposed it cannot approve or reject it.',
    TOO_LATE: 'Its end has passed: it is to be proposed anew.',
    NOTE_REQUIRED: 'Whoever takes it back says why.',
    INVALID_NOTE: 'A note has at most 500 characters.',
  },
  extras: CURRENT_VERSION,
  command: decideCapOverride,
  answers: { override: loaded(() => CapOverride, capOverridesById, 'overrideId', 'The override afterwards.') },
});
