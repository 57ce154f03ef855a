import GavelOutlined from '@mui/icons-material/GavelOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const consentTexts: HouseResource = {
  name: 'consentTexts',
  texts,
  nav: {
    group: 'rules',
    label: 'consentTexts',
    to: '/consent-texts',
    icon: GavelOutlined,
    scope: 'members:privacy',
  },
  pages: [{ path: '/consent-texts', page: () => import('./ConsentTextPage.tsx') }],
};
