import type { Clock } from '../../subgraphs/kernel/clock.ts';

export interface BreakerRule {
  /** Failures in a row that open the circuit. */
  readonly failures: number;
  readonly openMs: number;
}

/** closed → (failures in a row) → open → (after openMs a probe) → closed or open again. */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #isProbing = false;

  constructor(readonly rule: BreakerRule, readonly clock: Clock) {}

  get isOpen(): boolean {
    return this.#failures >= this.rule.failures;
  }

  /** Whether a call may go out now; the one that probes an open circuit must report its end. */
  admits(): boolean {
    if (!this.isOpen) return true;
    if (this.#isProbing || this.clock.now().getTime() < this.#openUntil) return false;
    this.#isProbing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#isProbing = false;
    if (this.isOpen) this.#openUntil = this.clock.now().getTime() + this.rule.openMs;
  }
}
