import LiveTvOutlined from '@mui/icons-material/LiveTvOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const liveSessions: HouseResource = {
  name: 'liveSessions',
  texts,
  nav: {
    group: 'daily',
    label: 'liveSessions',
    to: '/liveSessions',
    icon: LiveTvOutlined,
    scope: 'campaigns:read',
  },
  listing: {
    source: async () => (await import('./live-sessions.data.ts')).liveSessionSource,
    list: () => import('./LiveSessionList.tsx'),
    show: () => import('./LiveSessionPage.tsx'),
  },
};
