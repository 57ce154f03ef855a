import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const audit: HouseResource = {
  name: 'audit',
  texts,
  nav: {
    group: 'control',
    label: 'audit',
    to: '/audit',
    icon: HistoryOutlined,
    scope: 'audit:read',
    house: true,
  },
  pages: [{ path: '/audit', page: () => import('./AuditTrail.tsx') }],
};
