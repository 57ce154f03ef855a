import DiamondOutlined from '@mui/icons-material/DiamondOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const products: HouseResource = {
  name: 'products',
  texts,
  nav: {
    group: 'goods',
    label: 'products',
    to: '/products',
    icon: DiamondOutlined,
    scope: 'catalog:read',
  },
  listing: {
    source: async () => (await import('./products.data.ts')).productSource,
    list: () => import('./ProductList.tsx'),
    show: () => import('./ProductPage.tsx'),
  },
};
