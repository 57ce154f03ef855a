import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const complaints: HouseResource = {
  name: 'complaints',
  texts,
  nav: {
    group: 'daily',
    label: 'complaints',
    to: '/complaints',
    icon: ReportProblemOutlined,
    scope: 'members:read',
  },
  listing: {
    source: async () => (await import('./complaints.data.ts')).complaintSource,
    list: () => import('./ComplaintList.tsx'),
    show: () => import('./ComplaintPage.tsx'),
  },
};
