import TuneOutlined from '@mui/icons-material/TuneOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const policies: HouseResource = {
  name: 'policies',
  texts,
  nav: {
    group: 'rules',
    label: 'policies',
    to: '/policies',
    icon: TuneOutlined,
    scope: 'orders:read',
    house: true,
  },
  pages: [{ path: '/policies', page: () => import('./PolicyPage.tsx') }],
};
