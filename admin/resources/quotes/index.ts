import RequestQuoteOutlined from '@mui/icons-material/RequestQuoteOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const quotes: HouseResource = {
  name: 'quotes',
  texts,
  nav: { group: 'daily', label: 'quotes', to: '/quotes', icon: RequestQuoteOutlined, scope: 'orders:read' },
  listing: {
    source: async () => (await import('./quotes.data.ts')).quoteSource,
    list: () => import('./QuoteList.tsx'),
    show: () => import('./QuotePage.tsx'),
  },
  pages: [{ path: '/quote-desk', page: () => import('./QuoteDesk.tsx') }],
};
