import AutoAwesomeOutlined from '@mui/icons-material/AutoAwesomeOutlined';
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

export const dueCare: HouseResource = {
  name: 'due-care',
  texts: { zh: {}, en: {} },
  nav: { group: 'daily', label: 'dueCare', to: '/due-care', icon: AutoAwesomeOutlined, scope: 'service:read' },
  pages: [{ path: '/due-care', page: () => import('./DueCarePage.tsx') }],
};
