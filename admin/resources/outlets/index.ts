import StorefrontOutlined from '@mui/icons-material/StorefrontOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const outlets: HouseResource = {
  name: 'outlets',
  texts,
  nav: {
    group: 'network',
    label: 'outlets',
    to: '/outlets',
    icon: StorefrontOutlined,
    scope: 'franchises:read',
  },
  listing: {
    source: async () => (await import('./outlets.data.ts')).outletSource,
    list: () => import('./OutletList.tsx'),
  },
};
