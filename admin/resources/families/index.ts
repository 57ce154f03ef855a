import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

/** A tab of the member's page; it has no list of its own. */
export const families: HouseResource = { name: 'families', texts };
