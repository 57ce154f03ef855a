import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf } from '../../../kernel/graph/mutation/take.ts';
import { withdrawErasure } from '../../commands/privacy/withdraw-erasure.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { Erasure } from '../privacy/erasure.type.ts';
import { WITHDRAWAL_REFUSALS } from '../privacy/refusals.ts';
import { OWN } from './only-members.ts';

export const withdrawMyErasureMutation = defineMutation({
  ...OWN,
  name: 'withdrawMyErasure',
  says: 'A member takes back its wish to be forgotten 本人撤回注销, while it waits.',
  input: 'A wish that is none any more.',
  takes: { erasureId: idOf(PREFIX.erasure, 'The erasure, as `me` shows it.') },
  refusals: { ...said('NOT_FOUND'), ...WITHDRAWAL_REFUSALS },
  command: withdrawErasure,
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});
