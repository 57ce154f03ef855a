import RecyclingOutlined from '@mui/icons-material/RecyclingOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
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

/** What one party sold for credit that another one owes. */
export const creditCrossings: HouseResource = {
  name: 'creditCrossings',
  texts: { zh: {}, en: {} },
  nav: { group: 'control', label: 'creditCrossings', to: '/credit-crossings', icon: SwapHorizOutlined,
    scope: 'audit:read', house: true },
  pages: [{ path: '/credit-crossings', page: () => import('./CrossingsPage.tsx') }],
};
