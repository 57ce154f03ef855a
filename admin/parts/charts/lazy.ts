import { lazy } from 'react';

/** The chart library is fetched only by pages that draw. */
export const Curve = lazy(() => import('./Curve.tsx'));
export const Bars = lazy(() => import('./Bars.tsx'));
