import { wordsEnum } from '../../words/graphql/words-enum.ts';
import type { CouponCause, PlanKind, PlanState, PostingKind, TermsState } from '../domain/words.ts';

export const GoldPlanKind = wordsEnum<PlanKind>('GoldPlanKind', 'What a plan saves 计划类型.', {
  value: 'An amount each month 按金额.', grams: 'Gold by weight, bean by bean 攒金豆.',
});

export const GoldPlanState = wordsEnum<PlanState>('GoldPlanState', 'How far a plan is 计划状态.', {
  open: 'Takes instalments 缴款中.', matured: 'All are paid 已到期.', closed: 'Used up, or left 已结束.',
});

export const PlanPostingKind = wordsEnum<PostingKind>('PlanPostingKind', 'What moved the money of a plan 计划分录.', {
  instalment: 'An instalment 缴款.', reversal: 'An instalment that did not stand 冲正.',
  use: 'Paid for an order 抵用.', given_back: 'The order came back 退回.', exit: 'The member left 退出.',
});

export const PlanCouponCause = wordsEnum<CouponCause>('PlanCouponCause', 'What a plan gave a coupon for 计划券来源.', {
  join: 'Joining 入会.', renew: 'Another plan after a matured one 续费.', mature: 'All instalments 到期.',
  referral: 'The second instalment of a friend 推荐.',
});

export const PlanTermsState = wordsEnum<TermsState>('PlanTermsState', 'How terms stand 条款状态.', {
  proposed: 'Wait for a second person 待审批.', in_force: 'Plans are opened by them 现行.',
  rejected: 'Rejected 已驳回.', closed: 'None is opened by them any more 已停用.',
});
