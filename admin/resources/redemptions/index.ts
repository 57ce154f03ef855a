import ConfirmationNumberOutlined from '@mui/icons-material/ConfirmationNumberOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const redemptions: HouseResource = {
  name: 'redemptions',
  texts,
  nav: {
    group: 'daily',
    label: 'redemptions',
    to: '/redemptions',
    icon: ConfirmationNumberOutlined,
    scope: 'rewards:read',
  },
  listing: {
    source: async () => (await import('./redemptions.data.ts')).redemptionSource,
    list: () => import('./RedemptionList.tsx'),
  },
};
