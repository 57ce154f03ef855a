import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const ruleTrial: HouseResource = {
  name: 'rule-trial',
  texts,
  nav: {
    group: 'rules',
    label: 'ruleTrial',
    to: '/rule-trial',
    icon: ScienceOutlined,
    scope: 'franchises:policy',
    house: true,
  },
  pages: [{ path: '/rule-trial', page: () => import('./TrialPage.tsx') }],
};
