import RequestQuoteOutlined from '@mui/icons-material/RequestQuoteOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const statements: HouseResource = {
  name: 'statements',
  texts,
  nav: {
    group: 'network', label: 'statements', to: '/statements', icon: RequestQuoteOutlined, scope: 'franchises:rebates',
  },
  listing: {
    source: async () => (await import('./statements.data.ts')).statementSource,
    list: () => import('./StatementList.tsx'),
    show: () => import('./StatementPage.tsx'),
  },
  pages: [{ path: '/statements/:id/print', page: () => import('./PrintPage.tsx') }],
};
