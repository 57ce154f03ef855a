import InboxOutlined from '@mui/icons-material/InboxOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import { APPROVER_SCOPES } from './approvals.data.ts';
import * as texts from './texts.ts';
import { useInboxCount } from './use-inbox.ts';

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
    useCount: useInboxCount,
  },
  pages: [{ path: '/approvals', page: () => import('./ApprovalsPage.tsx') }],
};
