import LayersOutlined from '@mui/icons-material/LayersOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const sharingTerms: HouseResource = {
  name: 'sharingTerms',
  texts,
  nav: {
    group: 'rules', label: 'sharingTerms', to: '/sharing-terms', icon: LayersOutlined, scope: 'members:policy',
    house: true,
  },
  pages: [{ path: '/sharing-terms', page: () => import('./SharingTermsPage.tsx') }],
};
