import PointOfSaleOutlined from '@mui/icons-material/PointOfSaleOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const redeemCounter: HouseResource = {
  name: 'redeem-counter',
  texts,
  nav: {
    group: 'daily',
    label: 'redeemCounter',
    to: '/redeem-counter',
    icon: PointOfSaleOutlined,
    scope: 'rewards:redeem',
  },
  pages: [{ path: '/redeem-counter', page: () => import('./RedeemCounterPage.tsx') }],
};
