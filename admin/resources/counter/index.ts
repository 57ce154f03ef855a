import QrCodeScannerOutlined from '@mui/icons-material/QrCodeScannerOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const counter: HouseResource = {
  name: 'counter',
  texts,
  nav: {
    group: 'daily',
    label: 'counter',
    to: '/counter',
    thumb: true,
    icon: QrCodeScannerOutlined,
    scope: 'members:write',
  },
  pages: [{ path: '/counter', page: () => import('./CounterPage.tsx') }],
};
