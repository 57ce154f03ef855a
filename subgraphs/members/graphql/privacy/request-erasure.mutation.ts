import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, otherwise } from '../../../kernel/graph/mutation/take.ts';
import { requestErasure } from '../../commands/privacy/request-erasure.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { Erasure } from './erasure.type.ts';
import { ERASURE_REFUSALS } from './refusals.ts';
import { REASON } from './desk.input.ts';

export const requestErasureMutation = defineMutation({
  name: 'requestErasure',
  says: 'Notes that a member wants to be forgotten 注销申请. After the days of the care policy (15) every room erases '
    + 'what says who it was; what is owed or has to add up stays under an id that leads to nobody.',
  scopes: ['members:privacy'],
  input: 'A member\'s wish to be forgotten, as the privacy desk heard it.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member; with it go all ids that were merged into it.'),
    reason: REASON,
    withoutWaiting: otherwise(false, flag('At once: the member waived its time, or a court ordered it.')),
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND'), ...ERASURE_REFUSALS },
  command: requestErasure,
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});
