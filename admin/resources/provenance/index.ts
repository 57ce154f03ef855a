import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

/** Certificates are opened from the items they are of. */
export const provenance: HouseResource = {
  name: 'provenance',
  texts,
  pages: [{ path: '/provenance/:certificateNo', page: () => import('./ProvenancePage.tsx') }],
};
