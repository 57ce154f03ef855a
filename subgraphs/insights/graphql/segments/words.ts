import type { FactGroup, FactKind } from '../../domain/segments/fact.ts';
import type { Line } from '../../domain/segments/explain.ts';
import type { Operator } from '../../domain/segments/rule.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const SegmentOperatorName = wordsEnum<Operator>('SegmentOperator', 'How a fact is compared with values 运算.', {
  is: 'One of the values 是.', is_not: 'None of the values, or not known 不是.',
  has_any: 'Has one of them at least 包含任一.', has_all: 'Has all of them 全部包含.', has_none: 'Has none of them 都不包含.',
  at_least: 'That much or more 不少于.', at_most: 'That much or less 不多于.', between: 'From the first to the second 介于.',
  on_or_after: 'That day or later 不早于.', on_or_before: 'That day or earlier 不晚于.',
  within_days: 'Today or at most so many days ago 最近若干天内.',
    within_next_days: 'Today or at most so many days ahead 未来若干天内.', known: 'Something is known 已知.',
    unknown: 'Nothing is known 未知.',
});

export const SegmentFactKindName = wordsEnum<FactKind>('SegmentFactKind', 'What values a fact has.', {
  word: 'One of a list of words.', words: 'Several of a list of words.', text: 'Any text of 1 to 80 characters.',
  whole: 'A whole number.', date: 'A day, YYYY-MM-DD.',
});

export const SegmentFactGroupName = wordsEnum<FactGroup>('SegmentFactGroup', 'What a fact is about.', {
  profile: 'Who the member is 会员资料.', family: 'Relations and days of its life 家庭与纪念日.',
  loyalty: 'Tier and points 等级与积分.', attribution: 'With whom it is at home, who serves it 归属与服务.',
  orders: 'What it bought 消费.', value: 'Lifecycle, RFM and tags 价值与标签.',
  prediction: 'What it may buy next 消费预测.', consent: 'What it agreed to 授权.', segments: 'Other segments 分群.',
});

export const SegmentLineKindName = wordsEnum<Line['kind']>('SegmentLineKind', 'What a line of a rule is.', {
  all: 'All that stand under it 且.', any: 'Any that stands under it 或.', not: 'Not what stands under it 非.',
  condition: 'A condition on one fact 条件.',
});
