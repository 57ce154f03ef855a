import TodayOutlined from '@mui/icons-material/TodayOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const storeDay: HouseResource = {
  name: 'store-day',
  texts,
  nav: {
    group: 'daily',
    label: 'storeDay',
    to: '/store-day',
    icon: TodayOutlined,
    scope: 'franchises:read',
  },
  pages: [{ path: '/store-day', page: () => import('./StoreDayPage.tsx') }],
};
