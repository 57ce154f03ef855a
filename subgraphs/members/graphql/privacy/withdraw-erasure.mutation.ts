import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf } from '../../../kernel/graph/mutation/take.ts';
import { withdrawErasure } from '../../commands/privacy/withdraw-erasure.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { Erasure } from './erasure.type.ts';
import { WITHDRAWAL_REFUSALS } from './refusals.ts';

export const withdrawErasureMutation = defineMutation({
  name: 'withdrawErasure',
  says: 'Takes back the wish to be forgotten 撤回注销, while it waits.',
  scopes: ['members:privacy'],
  input: 'An erasure that is not wanted any more.',
  takes: { erasureId: idOf(PREFIX.erasure, 'Erasure.') },
  refusals: { ...said('NOT_FOUND'), ...WITHDRAWAL_REFUSALS },
  command: withdrawErasure,
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});
