import ConfirmationNumberOutlined from '@mui/icons-material/ConfirmationNumberOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const coupons: HouseResource = {
  name: 'coupon-offers',
  texts,
  nav: {
    group: 'rewards',
    label: 'coupons',
    to: '/coupon-offers',
    icon: ConfirmationNumberOutlined,
    scope: 'rewards:read',
    house: true,
  },
  listing: {
    source: async () => (await import('./coupons.data.ts')).offerSource,
    list: () => import('./OfferList.tsx'),
    show: () => import('./OfferPage.tsx'),
  },
  pages: [{ path: '/coupon-check', page: () => import('./PriceCheck.tsx') }],
};
