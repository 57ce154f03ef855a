import type { ChurnReason } from '../../domain/prediction/churn.ts';
import type { Basis } from '../../domain/prediction/next-purchase.ts';
import type { NotFitted } from '../../domain/prediction/fit.ts';
import type { Missing } from '../../domain/prediction/predict.ts';
import type { DemandClass } from '../../domain/prediction/purchase-days.ts';
import type { Care } from '../../domain/recommendation/care-plan.ts';
import type { Potential } from '../../domain/prediction/score.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const BasisName = wordsEnum<Basis>('PredictionBasis', 'What an expected interval comes from 预测依据.', {
  own: 'The median of the member’s own intervals 自身周期.', product_class: 'The median of what was bought last 按用途周期.',
  house: 'The number of the policy 默认天数.',
});

export const MissingName = wordsEnum<Missing>('PredictionMissing', 'Why the statistical model says nothing 无预测原因.', {
  no_purchase: 'Nothing was bought that was kept 无有效消费.', no_fit: 'The models were not fitted yet 尚未拟合.',
  not_enough_data: 'Too few members of the programme bought again 数据不足.',
  not_converged: 'The fit came to no end 拟合未收敛.',
});

export const PotentialName = wordsEnum<Potential>('Potential',
  'Thirds of a programme’s members by expected value 潜力, apart from the tier.', {
    high: 'The upper third 高潜力.', mid: 'The middle third 中潜力.', low: 'The lower third 低潜力.',
  });

export const CareName = wordsEnum<Care>('CareSuggestion', 'What the house does for a member of that potential 维护建议.', {
  personal_consultant: 'A personal consultant 专属顾问.', investment_advice: 'Advice on jewelry as an investment 珠宝投资建议.',
  style_change_subsidy: 'A subsidy for changing style 换款补贴.',
  value_retention_goods: 'Goods that keep their value 高保值款.', care_coupons: 'Care coupons 保养券.',
  cleaning_coupons: 'Cleaning coupons 清洗券.',
});

export const ChurnReasonName = wordsEnum<ChurnReason>('ChurnWarningReason', 'Why a member may not come again 流失预警原因.', {
  unlikely_alive: 'The statistical model thinks it unlikely 活跃概率低.',
  window_passed: 'The window of the member’s own rhythm has passed 已过购买周期.',
  order_returned: 'An order came back whole lately 近期整单退货.',
});

export const FitStateName = wordsEnum<NotFitted | 'fitted'>('PredictionFitState', 'How a fit ended 拟合结果.', {
  fitted: 'Fitted 已拟合.', not_enough_data: 'Too little data 数据不足.', not_converged: 'No end was found 未收敛.',
});

export const BoughtForName = wordsEnum<DemandClass>('BoughtFor', 'What a piece is bought for 用途.', {
  wedding: 'Wedding 婚庆.', investment: 'Investment 投资.', daily: 'Daily wear and gifts 日常.',
  baby: 'Baby gold 宝宝金饰.',
});
