import GavelOutlined from '@mui/icons-material/GavelOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const appeals: HouseResource = {
  name: 'attributionAppeals',
  texts,
  nav: {
    group: 'network',
    label: 'appeals',
    to: '/attributionAppeals',
    icon: GavelOutlined,
    scope: 'franchises:rebates',
  },
  listing: {
    source: async () => (await import('./appeals.data.ts')).appealSource,
    list: () => import('./AppealList.tsx'),
  },
};
