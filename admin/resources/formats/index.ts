import CasinoOutlined from '@mui/icons-material/CasinoOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const playfulFormats: HouseResource = {
  name: 'playfulFormats',
  texts,
  nav: {
    group: 'rewards', label: 'playfulFormats', to: '/playfulFormats', icon: CasinoOutlined, scope: 'engagement:write',
    house: true,
  },
  listing: {
    source: async () => (await import('./formats.data.ts')).formatSource,
    list: () => import('./FormatList.tsx'),
    show: () => import('./FormatPage.tsx'),
  },
};
