import RecyclingOutlined from '@mui/icons-material/RecyclingOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const tradeIns: HouseResource = {
  name: 'tradeIns',
  texts,
  nav: { group: 'daily', label: 'tradeIns', to: '/tradeIns', icon: RecyclingOutlined, scope: 'tradeins:read' },
  listing: {
    source: async () => (await import('./tradeins.data.ts')).tradeInSource,
    list: () => import('./TradeInList.tsx'),
    show: () => import('./TradeInPage.tsx'),
  },
};
