import RedeemOutlined from '@mui/icons-material/RedeemOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const rewards: HouseResource = {
  name: 'rewards',
  texts,
  nav: {
    group: 'rewards',
    label: 'rewards',
    to: '/rewards',
    icon: RedeemOutlined,
    scope: 'rewards:read',
  },
  listing: {
    source: async () => (await import('./rewards.data.ts')).rewardSource,
    list: () => import('./RewardList.tsx'),
    show: () => import('./RewardPage.tsx'),
  },
};
