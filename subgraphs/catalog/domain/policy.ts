import type { Bounds, Policy } from '../../kernel/policy.ts';

/** Which prices and rates from outside wait for a person; the version in force when they are entered. */
export interface CatalogRules {
  /** A retail or buy-back price that moves further against the one before is held. */
  readonly goldJumpBps: number;
  /** An FX table that moves a rate further against the one before is held. */
  readonly fxJumpBps: number;
}

export type CatalogPolicy = Policy<CatalogRules>;

export const CATALOG_RULE_BOUNDS: Bounds<CatalogRules> = {
  goldJumpBps: [0, 10_000], fxJumpBps: [0, 10_000],
};

/** Version 1: the numbers of domain.md, as the migration inserts them. */
export const DEFAULT_RULES: CatalogRules = { goldJumpBps: 500, fxJumpBps: 200 };
