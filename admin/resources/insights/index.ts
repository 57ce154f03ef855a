import GridViewOutlined from '@mui/icons-material/GridViewOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const insights: HouseResource = {
  name: 'insights',
  texts,
  nav: { group: 'insight', label: 'rfm', to: '/rfm', icon: GridViewOutlined, scope: 'insights:read' },
  pages: [{ path: '/rfm', page: () => import('./RfmPage.tsx') }],
};
