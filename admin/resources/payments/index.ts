import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const payments: HouseResource = {
  name: 'payments',
  texts,
  nav: { group: 'daily', label: 'payments', to: '/payments', icon: PaymentsOutlined, scope: 'orders:read' },
  listing: {
    source: async () => (await import('./payments.data.ts')).paymentSource,
    list: () => import('./PaymentList.tsx'),
  },
};
