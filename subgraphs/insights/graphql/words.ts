import { wordsEnum } from '../../words/graphql/words-enum.ts';
import type { Frequency, Lifecycle } from '../domain/lifecycle.ts';
import type { RfmSegment, RfmView } from '../domain/rfm.ts';

export const LifecycleName = wordsEnum<Lifecycle>('Lifecycle', 'Where a member stands by its orders 生命周期.', {
  prospect: 'No order that stands 潜客.', new: 'The first order is recent 新客.',
  active: 'The last order is recent 活跃.', dormant: 'The last order is some time ago 沉睡.',
  lost: 'The last order is long ago 流失.',
});

export const FrequencyName = wordsEnum<Frequency>('FrequencyClass', 'How often a member buys 购买频率.', {
  high: 'Often 高频.', medium: 'Now and then 中频.', low: 'Once in these months 低频.',
});

export const RfmSegmentName = wordsEnum<RfmSegment>('RfmSegment',
  'One of eight fields by which of recency, frequency and value are high RFM分群.', {
    important_value: 'All high 重要价值.', important_develop: 'Recent and of value, seldom 重要发展.',
    important_keep: 'Often and of value, not lately 重要保持.', important_win_back: 'Of value, long ago, seldom 重要挽留.',
    value: 'Recent and often, of little value 一般价值.', develop: 'Recent only 一般发展.',
    keep: 'Often only 一般保持.', win_back: 'Nothing high 一般挽留.',
  });

export const RfmViewName = wordsEnum<RfmView>('RfmView', 'What scores are measured by RFM口径.', {
  thresholds: 'Fixed thresholds of the policy 固定分档.',
  quantiles: 'Fifths of the programme’s members; equal values have equal scores 分位数.',
});
