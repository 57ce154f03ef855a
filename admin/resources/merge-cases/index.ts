import CallMergeOutlined from '@mui/icons-material/CallMergeOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const mergeCases: HouseResource = {
  name: 'mergeCases',
  texts,
  nav: {
    group: 'control',
    label: 'mergeCases',
    to: '/mergeCases',
    icon: CallMergeOutlined,
    scope: 'members:merge',
  },
  listing: {
    source: async () => (await import('./merge-cases.data.ts')).mergeCaseSource,
    list: () => import('./MergeCaseList.tsx'),
  },
};
