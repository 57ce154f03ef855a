import type { Services } from '../../kernel/graph/context.ts';
import { LOYALTY_BATCH } from './loyalty-calls.ts';
import { reservePoints } from './reserve-points.ts';

interface Waiting {
  readonly claimId: string;
  readonly done: () => void;
}

/** Claims of many requests go to loyalty together: what arrives while one call runs forms the next. */
class ReservationDesk {
  readonly #services: Services;
  readonly #waiting: Waiting[] = [];
  #running = false;

  constructor(services: Services) {
    this.#services = services;
  }

  reserve(claimId: string): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ claimId, done });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LOYALTY_BATCH);
      // Without an answer the claims stay reserving; the scheduled job asks again.
      await reservePoints(this.#services, batch.map((each) => each.claimId)).catch(() => undefined);
      for (const { done } of batch) done();
    }
    this.#running = false;
  }
}

const desks = new WeakMap<Services, ReservationDesk>();

/** Resolves when loyalty has answered or was waited for long enough; the claim says what came of it. */
export function reserveTogether(services: Services, claimId: string): Promise<void> {
  let desk = desks.get(services);
  if (!desk) desks.set(services, desk = new ReservationDesk(services));
  return desk.reserve(claimId);
}
