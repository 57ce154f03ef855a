import CategoryOutlined from '@mui/icons-material/CategoryOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const words: HouseResource = {
  name: 'words',
  texts,
  nav: {
    group: 'rules',
    label: 'houseWords',
    to: '/words',
    icon: CategoryOutlined,
    scope: 'loyalty:read',
    house: true,
  },
  pages: [{ path: '/words', page: () => import('./WordPage.tsx') }],
};
