import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const operators: HouseResource = {
  name: 'operators',
  texts,
  nav: {
    group: 'access',
    label: 'operators',
    to: '/operators',
    icon: BadgeOutlined,
    scope: 'identity:admin',
  },
  listing: {
    source: async () => (await import('./operators.data.ts')).operatorSource,
    list: () => import('./OperatorList.tsx'),
  },
};
