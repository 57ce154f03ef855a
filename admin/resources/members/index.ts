import GroupOutlined from '@mui/icons-material/GroupOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const members: HouseResource = {
  name: 'members',
  texts,
  nav: {
    group: 'daily',
    label: 'members',
    to: '/members',
    thumb: true,
    icon: GroupOutlined,
    scope: 'members:read',
  },
  listing: {
    source: async () => (await import('./members.data.ts')).memberSource,
    list: () => import('./MemberList.tsx'),
    show: () => import('./MemberPage.tsx'),
  },
  pages: [
    { path: '/members/:id/statement', page: () => import('./PrintedStatement.tsx') },
    { path: '/members/:id/card', page: () => import('./PrintedCard.tsx') },
  ],
};
