import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const appointments: HouseResource = {
  name: 'appointments',
  texts,
  nav: {
    group: 'daily', label: 'appointments', to: '/appointments', icon: CalendarMonthOutlined, scope: 'service:read',
  },
  pages: [{ path: '/appointments', page: () => import('./CalendarPage.tsx') }],
};
