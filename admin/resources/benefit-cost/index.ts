import SpeedOutlined from '@mui/icons-material/SpeedOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const benefitCost: HouseResource = {
  name: 'benefitCost',
  texts,
  nav: {
    group: 'rewards', label: 'benefitCost', to: '/benefit-cost', icon: SpeedOutlined, scope: 'rewards:read',
    house: true,
  },
  pages: [{ path: '/benefit-cost', page: () => import('./BenefitCostPage.tsx') }],
};
