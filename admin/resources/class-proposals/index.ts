import BalanceOutlined from '@mui/icons-material/BalanceOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const classProposals: HouseResource = {
  name: 'classProposals',
  texts,
  nav: {
    group: 'goods',
    label: 'classProposals',
    to: '/classProposals',
    icon: BalanceOutlined,
    scope: 'catalog:cost',
    house: true,
  },
  listing: {
    source: async () => (await import('./class-proposals.data.ts')).proposalSource,
    list: () => import('./ClassProposalList.tsx'),
  },
};
