import PaidOutlined from '@mui/icons-material/PaidOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const rebates: HouseResource = {
  name: 'rebates',
  texts,
  nav: {
    group: 'network',
    label: 'rebates',
    to: '/rebates',
    icon: PaidOutlined,
    scope: 'franchises:rebates',
  },
  listing: {
    source: async () => (await import('./rebates.data.ts')).rebateSource,
    list: () => import('./RebateList.tsx'),
  },
};
