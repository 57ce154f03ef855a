import CalendarViewMonthOutlined from '@mui/icons-material/CalendarViewMonthOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const cohorts: HouseResource = {
  name: 'cohorts',
  texts,
  nav: {
    group: 'insight', label: 'cohorts', to: '/cohorts', icon: CalendarViewMonthOutlined, scope: 'insights:read',
  },
  pages: [{ path: '/cohorts', page: () => import('./CohortPage.tsx') }],
};
