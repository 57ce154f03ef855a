import MilitaryTechOutlined from '@mui/icons-material/MilitaryTechOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const manualTiers: HouseResource = {
  name: 'manualTiers',
  texts,
  nav: {
    group: 'control',
    label: 'manualTiers',
    to: '/manualTiers',
    icon: MilitaryTechOutlined,
    scope: 'loyalty:approve',
    house: true,
  },
  listing: {
    source: async () => (await import('./manual-tiers.data.ts')).manualTierSource,
    list: () => import('./ManualTierList.tsx'),
  },
};
