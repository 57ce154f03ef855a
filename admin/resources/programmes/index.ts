import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const programmes: HouseResource = {
  name: 'programmes',
  texts,
  nav: {
    group: 'rules',
    label: 'programmes',
    to: '/programmes',
    icon: WorkspacePremiumOutlined,
    scope: 'loyalty:read',
    house: true,
  },
  pages: [{ path: '/programmes', page: () => import('./ProgrammePage.tsx') }],
};
