import SellOutlined from '@mui/icons-material/SellOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const items: HouseResource = {
  name: 'items',
  texts,
  nav: {
    group: 'goods',
    label: 'items',
    to: '/items',
    icon: SellOutlined,
    scope: 'catalog:read',
  },
  listing: {
    source: async () => (await import('./items.data.ts')).itemSource,
    list: () => import('./ItemList.tsx'),
  },
};
