import VolunteerActivismOutlined from '@mui/icons-material/VolunteerActivismOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const charity: HouseResource = {
  name: 'charity',
  texts,
  nav: {
    group: 'control',
    label: 'charity',
    to: '/charity',
    icon: VolunteerActivismOutlined,
    scope: 'loyalty:approve',
    house: true,
  },
  listing: {
    source: async () => (await import('./charity.data.ts')).payoutSource,
    list: () => import('./CharityPage.tsx'),
  },
};
