import OnlinePredictionOutlined from '@mui/icons-material/OnlinePredictionOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const predictions: HouseResource = {
  name: 'predictions',
  texts,
  nav: {
    group: 'insight', label: 'predictions', to: '/predictions', icon: OnlinePredictionOutlined, scope: 'insights:read',
  },
  pages: [{ path: '/predictions', page: () => import('./PredictionPage.tsx') }],
};
