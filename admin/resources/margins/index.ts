import StackedBarChartOutlined from '@mui/icons-material/StackedBarChartOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const margins: HouseResource = {
  name: 'margins',
  texts,
  nav: {
    group: 'goods',
    label: 'margins',
    to: '/margins',
    icon: StackedBarChartOutlined,
    scope: 'catalog:cost',
    house: true,
  },
  listing: {
    source: async () => (await import('./margins.data.ts')).marginSource,
    list: () => import('./MarginList.tsx'),
  },
};
