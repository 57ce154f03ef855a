import HandymanOutlined from '@mui/icons-material/HandymanOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const serviceOrders: HouseResource = {
  name: 'serviceOrders',
  texts,
  nav: { group: 'daily', label: 'serviceOrders', to: '/serviceOrders', icon: HandymanOutlined, scope: 'service:read' },
  listing: {
    source: async () => (await import('./service.data.ts')).serviceOrderSource,
    list: () => import('./ServiceList.tsx'),
    show: () => import('./ServicePage.tsx'),
  },
};
