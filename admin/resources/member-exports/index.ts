import FolderSharedOutlined from '@mui/icons-material/FolderSharedOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const memberExports: HouseResource = {
  name: 'memberExports',
  texts,
  nav: {
    group: 'control',
    label: 'memberExports',
    to: '/memberExports',
    icon: FolderSharedOutlined,
    scope: 'members:privacy',
  },
  listing: {
    source: async () => (await import('./member-exports.data.ts')).memberExportSource,
    list: () => import('./MemberExportList.tsx'),
  },
};
