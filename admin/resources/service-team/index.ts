import SupportAgentOutlined from '@mui/icons-material/SupportAgentOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const serviceTeam: HouseResource = {
  name: 'service-team',
  texts,
  nav: { group: 'daily', label: 'serviceTeam', to: '/service-team', icon: SupportAgentOutlined, scope: 'members:read' },
  pages: [
    { path: '/service-team', page: () => import('./TeamPage.tsx') },
    { path: '/service-team/:id', page: () => import('./ServedPage.tsx') },
  ],
};
