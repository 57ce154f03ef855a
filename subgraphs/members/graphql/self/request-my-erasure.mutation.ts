import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { requestErasure } from '../../commands/privacy/request-erasure.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { Erasure } from '../privacy/erasure.type.ts';
import { ERASURE_REFUSALS } from '../privacy/refusals.ts';
import { myId, OWN } from './only-members.ts';

export const requestMyErasureMutation = defineMutation({
  ...OWN,
  name: 'requestMyErasure',
  says: 'A member wants to be forgotten 本人注销. It may take that back for the days of the care policy (15).',
  input: 'A member\'s wish to be forgotten.',
  takes: { idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...ERASURE_REFUSALS },
  command: requestErasure,
  inputOf: (_asked, context) => ({ memberId: myId(context), reason: null, withoutWaiting: false }),
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});
