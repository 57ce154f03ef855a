import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const home: HouseResource = {
  name: 'home',
  texts,
  nav: { group: 'daily', label: 'home', to: '/', icon: InsightsOutlined, thumb: true },
  pages: [{ path: '/', page: () => import('./Home.tsx') }],
};
