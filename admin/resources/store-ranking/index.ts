import MilitaryTechOutlined from '@mui/icons-material/MilitaryTechOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const storeRanking: HouseResource = {
  name: 'store-ranking',
  texts,
  nav: {
    group: 'network',
    label: 'storeRanking',
    to: '/store-ranking',
    icon: MilitaryTechOutlined,
    scope: 'franchises:read',
  },
  pages: [{ path: '/store-ranking', page: () => import('./RankingPage.tsx') }],
};
