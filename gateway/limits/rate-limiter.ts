import { LRUCache } from 'lru-cache';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { Clock } from '../../subgraphs/kernel/clock.ts';
import { placeOf } from '../callers/caller-address.ts';
import { GatewayError } from '../errors.ts';
import type { GatewayLimits } from './limits.ts';

export interface CostReport {
  readonly requested: number;
  readonly remaining: number;
  readonly resetAt: string;
}

interface Bucket { tokens: number; at: number }

/**
 * A bucket of cost units per client, in this process. The least recently seen client is forgotten
 * first, which can only be to its advantage.
 */
export class RateLimiter {
  readonly #buckets: LRUCache<string, Bucket>;

  constructor(readonly limits: GatewayLimits, readonly clock: Clock) {
    this.#buckets = new LRUCache({ max: limits.trackedClients });
  }

  /** Takes the cost or refuses; a refused request costs nothing. */
  take(actor: Actor, ip: string, cost: number): CostReport {
    const isAnonymous = actor.kind === 'anonymous';
    const { limits } = this;
    const budget = isAnonymous ? limits.anonymousBudget : limits.budget;
    const perSecond = isAnonymous ? limits.anonymousBudgetPerSecond : limits.budgetPerSecond;
    const key = isAnonymous ? `ip:${placeOf(ip)}` : `client:${actor.clientId ?? actor.id}`;
    const now = this.clock.now().getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: budget, at: now };
    // A clock that is set back must not take what was there.
    const elapsedMs = Math.max(0, now - bucket.at);
    bucket.tokens = Math.min(budget, bucket.tokens + (elapsedMs * perSecond) / 1000);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < cost) {
      const retryAfterMs = Math.ceil(((cost - bucket.tokens) * 1000) / perSecond);
      throw new GatewayError('RATE_LIMITED', 'Too much was asked in too short a time.',
        { retryAfterMs });
    }
    bucket.tokens -= cost;
    const resetAt = new Date(now + ((budget - bucket.tokens) * 1000) / perSecond).toISOString();
    return { requested: cost, remaining: Math.floor(bucket.tokens), resetAt };
  }
}
