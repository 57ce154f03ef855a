import CurrencyExchangeOutlined from '@mui/icons-material/CurrencyExchangeOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const fxTables: HouseResource = {
  name: 'fxTables',
  texts,
  nav: {
    group: 'goods',
    label: 'fxTables',
    to: '/fxTables',
    icon: CurrencyExchangeOutlined,
    scope: 'catalog:read',
    house: true,
  },
  listing: {
    source: async () => (await import('./fx-tables.data.ts')).fxTableSource,
    list: () => import('./FxTableList.tsx'),
  },
};
