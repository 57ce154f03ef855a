import RedeemOutlined from '@mui/icons-material/RedeemOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const bundles: HouseResource = {
  name: 'bundles',
  texts,
  nav: { group: 'goods', label: 'bundles', to: '/bundles', icon: RedeemOutlined, scope: 'catalog:read' },
  listing: {
    source: async () => (await import('./bundles.data.ts')).bundleSource,
    list: () => import('./BundleList.tsx'),
  },
};
