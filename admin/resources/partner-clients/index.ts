import KeyOutlined from '@mui/icons-material/KeyOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const partnerClients: HouseResource = {
  name: 'partnerClients',
  texts,
  nav: {
    group: 'access',
    label: 'partnerClients',
    to: '/partnerClients',
    icon: KeyOutlined,
    scope: 'identity:admin',
  },
  listing: {
    source: async () => (await import('./partner-clients.data.ts')).partnerClientSource,
    list: () => import('./PartnerClientList.tsx'),
    show: () => import('./PartnerClientPage.tsx'),
  },
};
