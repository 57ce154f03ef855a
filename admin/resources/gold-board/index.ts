import ShowChartOutlined from '@mui/icons-material/ShowChartOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const goldBoard: HouseResource = {
  name: 'goldBoard',
  texts,
  nav: {
    group: 'goods',
    label: 'goldBoard',
    to: '/gold-board',
    icon: ShowChartOutlined,
    scope: 'catalog:read',
  },
  pages: [{ path: '/gold-board', page: () => import('./GoldBoard.tsx') }],
};
