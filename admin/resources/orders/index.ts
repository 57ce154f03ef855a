import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const orders: HouseResource = {
  name: 'orders',
  texts,
  nav: {
    group: 'daily',
    label: 'orders',
    to: '/orders',
    thumb: true,
    icon: ReceiptLongOutlined,
    scope: 'orders:read',
  },
  listing: {
    source: async () => (await import('./orders.data.ts')).orderSource,
    list: () => import('./OrderList.tsx'),
    show: () => import('./OrderPage.tsx'),
  },
};
