import EventSeatOutlined from '@mui/icons-material/EventSeatOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const memberEvents: HouseResource = {
  name: 'memberEvents',
  texts,
  nav: { group: 'daily', label: 'memberEvents', to: '/memberEvents', icon: EventSeatOutlined, scope: 'campaigns:read' },
  listing: {
    source: async () => (await import('./member-events.data.ts')).memberEventSource,
    list: () => import('./MemberEventList.tsx'),
    show: () => import('./MemberEventPage.tsx'),
  },
};
