import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const workingCalendar: HouseResource = {
  name: 'workingCalendar',
  texts,
  nav: {
    group: 'rules',
    label: 'workingCalendar',
    to: '/working-calendar',
    icon: EventAvailableOutlined,
    scope: 'members:policy',
    house: true,
  },
  pages: [{ path: '/working-calendar', page: () => import('./CalendarPage.tsx') }],
};
