import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const account: HouseResource = {
  name: 'account',
  texts,
  pages: [{ path: '/account', page: () => import('./AccountPage.tsx') }],
};
