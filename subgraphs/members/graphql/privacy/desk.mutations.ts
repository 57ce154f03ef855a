import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { requestMemberExport } from '../../commands/privacy/request-member-export.ts';
import { requestErasure } from '../../commands/privacy/request-erasure.ts';
import { withdrawErasure } from '../../commands/privacy/withdraw-erasure.ts';
import { memberExportsById } from '../../queries/privacy/member-exports.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { MemberExport } from './member-export.type.ts';
import { Erasure } from './erasure.type.ts';
import { ERASURE_REFUSALS, EXPORT_REFUSALS, WITHDRAWAL_REFUSALS } from './refusals.ts';

const REASON = text('Why: by which letter, call or order; 5 to 200 characters.');

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

export const requestMemberExportMutation = defineMutation({
  name: 'requestMemberExport',
  says: 'Gathers what every room keeps of a member 导出个人信息. One of the last hours (24, by the care policy) answers '
    + 'again.',
  scopes: ['members:privacy'],
  input: 'A member\'s wish to know what is kept of it, as the privacy desk heard it.',
  takes: { memberId: idOf(PREFIX.member, 'Member.'), reason: REASON, idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...EXPORT_REFUSALS },
  command: requestMemberExport,
  answers: {
    memberExport: loaded(() => MemberExport, memberExportsById, 'exportId', 'The export; null when refused.'),
  },
});
