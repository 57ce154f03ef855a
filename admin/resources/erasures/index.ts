import PersonOffOutlined from '@mui/icons-material/PersonOffOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const erasures: HouseResource = {
  name: 'erasures',
  texts,
  nav: {
    group: 'control',
    label: 'erasures',
    to: '/erasures',
    icon: PersonOffOutlined,
    scope: 'members:privacy',
  },
  listing: {
    source: async () => (await import('./erasures.data.ts')).erasureSource,
    list: () => import('./ErasureList.tsx'),
  },
};
