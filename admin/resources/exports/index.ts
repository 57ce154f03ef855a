import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const exports: HouseResource = {
  name: 'exports',
  texts,
  nav: { group: 'control', label: 'exports', to: '/exports', icon: FileDownloadOutlined, scope: 'exports:run' },
  listing: {
    source: async () => (await import('./exports.data.ts')).exportSource,
    list: () => import('./ExportList.tsx'),
  },
};
