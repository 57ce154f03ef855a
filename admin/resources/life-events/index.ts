import CakeOutlined from '@mui/icons-material/CakeOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const lifeEvents: HouseResource = {
  name: 'life-events',
  texts,
  nav: { group: 'daily', label: 'lifeEvents', to: '/life-events', icon: CakeOutlined, scope: 'members:read' },
  pages: [{ path: '/life-events', page: () => import('./UpcomingPage.tsx') }],
};
