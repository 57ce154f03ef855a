import type { Fact } from './fact.ts';
import { FAMILY_FACTS } from './family-facts.ts';
import { ORDER_FACTS } from './order-facts.ts';
import { PREDICTION_FACTS } from './prediction-facts.ts';
import { PROFILE_FACTS, SEGMENT_FACT } from './profile-facts.ts';

/** Every fact that rules may ask, in the order of the builder. */
export const FACTS: readonly Fact[] = [
  ...PROFILE_FACTS, ...FAMILY_FACTS, ...ORDER_FACTS, ...PREDICTION_FACTS, SEGMENT_FACT,
];

const BY_NAME: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.fact, fact]));

export const factNamed = (name: string): Fact | null => BY_NAME.get(name) ?? null;

/** The fact that is about other segments: those are rules themselves. */
export const NESTED = 'segment';
