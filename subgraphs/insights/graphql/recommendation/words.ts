import type { CareWork } from '../../domain/recommendation/care-due.ts';
import type { ReasonKind } from '../../domain/recommendation/reasons.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const ReasonKindName = wordsEnum<ReasonKind>('RecommendationReasonKind', 'Why a piece is recommended 推荐理由.', {
  co_purchase: 'Others bought it with, or after, what the member has 同购.',
  same_series: 'Another kind of a series that the member has 同系列.',
  complement: 'A kind that goes with what the member has, and that it has none of 搭配.',
  preference: 'A stone, style or occasion that the member told, or a stone that two of its pieces have 偏好.',
  price_band: 'Its usual price lies where the member’s own pieces do 常购价位.',
  popular: 'Many members of the programme bought it 热销.',
});

export const CareWorkName = wordsEnum<CareWork>('CareWork', 'What is to be done to a piece 保养项目.', {
  setting_check: 'Stones and setting checked and cleaned 镶口检查与清洗.', cleaning: 'Cleaned and polished 清洗抛光.',
});
