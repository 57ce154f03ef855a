import { lazy } from 'react';

/**
 * The chart library is fetched only by pages that draw, and as soon as their code is there: beside their
 * questions, not after the answers.
 */
const curve = import('./Curve.tsx');
const bars = import('./Bars.tsx');

export const Curve = lazy(() => curve);
export const Bars = lazy(() => bars);
