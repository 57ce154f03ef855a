import SavingsOutlined from '@mui/icons-material/SavingsOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const goldPlans: HouseResource = {
  name: 'goldPlans',
  texts,
  nav: { group: 'rewards', label: 'goldPlans', to: '/goldPlans', icon: SavingsOutlined, scope: 'plans:read' },
  listing: {
    source: async () => (await import('./plans.data.ts')).goldPlanSource,
    list: () => import('./PlanList.tsx'),
    show: () => import('./PlanPage.tsx'),
  },
};

export const planTerms: HouseResource = {
  name: 'planTerms',
  texts: { zh: {}, en: {} },
  nav: {
    group: 'rules', label: 'planTerms', to: '/plan-terms', icon: GavelOutlined, scope: ['plans:open', 'plans:policy'],
    house: true,
  },
  pages: [{ path: '/plan-terms', page: () => import('./TermsPage.tsx') }],
};
