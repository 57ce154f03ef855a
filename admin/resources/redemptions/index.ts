import ShoppingBagOutlined from '@mui/icons-material/ShoppingBagOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const redemptions: HouseResource = {
  name: 'redemptions',
  texts,
  nav: {
    group: 'rewards',
    label: 'redemptions',
    to: '/redemptions',
    icon: ShoppingBagOutlined,
    scope: 'rewards:read',
  },
  listing: {
    source: async () => (await import('./redemptions.data.ts')).redemptionSource,
    list: () => import('./RedemptionList.tsx'),
  },
};
