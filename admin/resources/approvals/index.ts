import InboxOutlined from '@mui/icons-material/InboxOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import { APPROVER_SCOPES } from './scopes.ts';
import * as texts from './texts.ts';

export const approvals: HouseResource = {
  name: 'approvals',
  texts,
  nav: {
    group: 'control',
    label: 'approvals',
    to: '/approvals',
    icon: InboxOutlined,
    scope: APPROVER_SCOPES,
    house: true,
    badge: () => import('./InboxCount.tsx'),
  },
  pages: [{ path: '/approvals', page: () => import('./ApprovalsPage.tsx') }],
};
