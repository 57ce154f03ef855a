import DonutSmallOutlined from '@mui/icons-material/DonutSmallOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const segments: HouseResource = {
  name: 'segments',
  texts,
  nav: {
    group: 'insight',
    label: 'segments',
    to: '/segments',
    icon: DonutSmallOutlined,
    scope: 'insights:read',
  },
  listing: {
    source: async () => (await import('./segments.data.ts')).segmentSource,
    list: () => import('./SegmentList.tsx'),
    show: () => import('./SegmentPage.tsx'),
  },
};
