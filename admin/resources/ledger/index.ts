import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const ledger: HouseResource = {
  name: 'ledger',
  texts,
  nav: {
    group: 'control',
    label: 'ledger',
    to: '/ledger',
    icon: AccountBalanceOutlined,
    scope: 'audit:read',
  },
  pages: [{ path: '/ledger', page: () => import('./LedgerPage.tsx') }],
};
