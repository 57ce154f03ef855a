import type { Actor } from '../../../kernel/actor.ts';

/** Who says something as an operator, and takes back what operators said: people of the house, no program. */
export const isOfTheHouse = ({ kind }: Actor): boolean => kind === 'operator' || kind === 'tenant';
