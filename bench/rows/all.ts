import type { Row } from '../kit/figure.ts';
import { federatedRead } from './federated-read.ts';
import { gateways } from './gateways.ts';
import { oneFetch } from './one-fetch.ts';
import { restrictedRead } from './restricted-read.ts';

/** In the order of the table. */
export const ROWS: readonly Row[] = [federatedRead, oneFetch, gateways, restrictedRead];
