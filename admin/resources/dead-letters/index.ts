import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const deadLetters: HouseResource = {
  name: 'deadLetters',
  texts,
  nav: {
    group: 'control',
    label: 'deadLetters',
    to: '/dead-letters',
    icon: MarkEmailUnreadOutlined,
    scope: 'platform:events',
  },
  pages: [{ path: '/dead-letters', page: () => import('./DeadLetters.tsx') }],
};
