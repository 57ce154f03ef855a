import HubOutlined from '@mui/icons-material/HubOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const franchises: HouseResource = {
  name: 'franchises',
  texts,
  nav: {
    group: 'network',
    label: 'franchises',
    to: '/franchises',
    icon: HubOutlined,
    scope: 'franchises:read',
  },
  listing: {
    source: async () => (await import('./franchises.data.ts')).franchiseSource,
    list: () => import('./FranchiseList.tsx'),
    show: () => import('./FranchisePage.tsx'),
  },
};
