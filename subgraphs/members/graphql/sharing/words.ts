import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const SharingGapEnum = wordsEnum('SharingGap', 'Why a franchise is not shown more of a member 未展示原因.', {
  consent: 'The member has not agreed to FRANCHISE_SHARING 会员未同意与门店共享.',
  terms: 'Head office does not show more to this role 总部未向该角色开放.',
  service: 'The member is not being served now 当前无进行中的服务: it shows its code, or a service order or '
    + 'appointment of the day opens it.',
  border: 'The data would leave the member\'s region, and it has not agreed to CROSS_BORDER 会员未同意跨境传输.',
});

export const SharingTermsState = wordsEnum('SharingTermsState', 'What became of terms of sharing 共享条款状态.', {
  proposed: 'Wait for a second person 待审批; again, where earlier ones show less since.',
  approved: 'Count from their beginning on, until later ones 已生效.',
  rejected: 'A second person said no 已驳回.',
  withdrawn: 'Taken back 已撤回.',
});

export const SharingVerdictEnum = wordsEnum('SharingVerdict', 'What is decided about terms of sharing 共享条款审批.', {
  approve: 'They count 批准; by another person than proposed them.',
  reject: 'They do not 驳回; by another person than proposed them.',
  withdraw: 'Taken back 撤回, by anybody who may decide.',
});
