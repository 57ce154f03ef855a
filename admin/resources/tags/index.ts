import LabelOutlined from '@mui/icons-material/LabelOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const tags: HouseResource = {
  name: 'tags',
  texts,
  nav: { group: 'insight', label: 'tags', to: '/tags', icon: LabelOutlined, scope: 'insights:read', house: true },
  pages: [
    { path: '/tags', page: () => import('./TagPage.tsx') },
    { path: '/tags/:code', page: () => import('./TagRulePage.tsx') },
  ],
};
