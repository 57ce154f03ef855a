import RuleOutlined from '@mui/icons-material/RuleOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const adjustments: HouseResource = {
  name: 'adjustments',
  texts,
  nav: {
    group: 'control',
    label: 'adjustments',
    to: '/adjustments',
    icon: RuleOutlined,
    scope: 'loyalty:approve',
    house: true,
  },
  listing: {
    source: async () => (await import('./adjustments.data.ts')).adjustmentSource,
    list: () => import('./AdjustmentList.tsx'),
  },
};
