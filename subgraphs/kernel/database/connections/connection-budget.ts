import type pg from 'pg';
import type { ConnectionCounts } from '../../observe/room-metrics.ts';
import { Turns } from './turns.ts';

/** With the queue's, identity's and the listeners' connections a process of the whole house stays below 60. */
export const MOST_CONNECTIONS = 36;
/** What each room may have whatever the others do, beside those that its readers hold. */
const FOR_COMMANDS = 2;
/** A room that had a connection to spare for so long lends it to another. */
const SPARE_MS = 1_000;
/** Of readers for whom no connection is free: more than a live room's callers, and an end all the same. */
const MOST_WAITING = 5_000;

/**
 * How many connections the rooms of one process have together. Each has a pool of its own, for role and
 * schema are set once a connection; what one does not use another may open, up to its own pool's size.
 * A reader holds its connection until its request ends, and may run a command meanwhile on another one:
 * so readers never have all, and a room has at least two beside those of its readers.
 */
export class ConnectionBudget {
  readonly #most: number;
  readonly #lenders = new Set<Lender>();
  /** For whom a connection of another room is being closed. */
  readonly #borrowing = new Set<Lender>();
  readonly #readers: Turns;

  constructor(rooms: number, most = Math.max(MOST_CONNECTIONS, rooms * (FOR_COMMANDS + 1))) {
    this.#most = most;
    this.#readers = new Turns(most - rooms * FOR_COMMANDS, MOST_WAITING);
  }

  lender(pool: pg.Pool): Lender {
    const lender = new Lender(pool, this.#readers, () => this.#next(), (one) => this.#admits(one));
    this.#lenders.add(lender);
    return lender;
  }

  leave(lender: Lender): void {
    this.#lenders.delete(lender);
  }

  #admits(lender: Lender): boolean {
    if (lender.spare > 0) return lender.isBelowFloor || !this.#isOwed(lender);
    if (lender.isFull) return false;
    const open = [...this.#lenders].reduce((sum, { size }) => sum + size, 0);
    if (open < this.#most) return true;
    this.#borrowFor(lender);
    return false;
  }

  /** Whether this room has to leave what it gave back to one that has too few. */
  #isOwed({ size, floor }: Lender): boolean {
    return size > floor && [...this.#lenders].some((other) => other.waits && other.isBelowFloor);
  }

  /** Closes a connection of the room that has most to spare; its place is given to whoever waits. */
  #borrowFor(lender: Lender): void {
    if (this.#borrowing.has(lender)) return;
    const [richest] = [...this.#lenders]
      .filter((other) => other !== lender && other.spare > 0 && other.size > other.floor
        && (lender.isBelowFloor || other.sparesSince(performance.now() - SPARE_MS)))
      .sort((a, b) => b.spare - a.spare);
    if (!richest) return;
    this.#borrowing.add(lender);
    void richest.closeOne().then(() => {
      this.#borrowing.delete(lender);
      this.#next();
    });
  }

  #next(): void {
    const poorestFirst = [...this.#lenders].filter(({ waits }) => waits)
      .sort((a, b) => Number(b.isBelowFloor) - Number(a.isBelowFloor));
    for (const lender of poorestFirst) lender.serve();
  }
}

/** One room's pool, as it takes from the budget. */
export class Lender {
  readonly #pool: pg.Pool;
  /** Of all rooms together. */
  readonly #turns: Turns;
  readonly #changed: () => void;
  readonly #admits: (lender: Lender) => boolean;
  readonly #waiting: (() => void)[] = [];
  #out = 0;
  #readers = 0;
  #toRead = 0;
  #usedUpAt = performance.now();

  constructor(
    pool: pg.Pool, turns: Turns, changed: () => void, admits: (lender: Lender) => boolean,
  ) {
    this.#pool = pool;
    this.#turns = turns;
    this.#changed = changed;
    this.#admits = admits;
    pool.on('remove', changed);
  }

  get size(): number { return Math.max(this.#pool.totalCount, this.#out); }
  get spare(): number { return this.#pool.totalCount - this.#out; }
  get isFull(): boolean { return this.#out >= this.#pool.options.max; }
  get floor(): number { return this.#readers + FOR_COMMANDS; }
  get isBelowFloor(): boolean { return this.#out < this.floor; }
  get waits(): boolean { return this.#waiting.length > 0; }

  get counts(): ConnectionCounts {
    return { inUse: this.#out, idle: Math.max(0, this.spare), waiting: this.#waiting.length + this.#toRead,
      limit: this.#pool.options.max };
  }

  sparesSince(time: number): boolean {
    return this.#usedUpAt < time;
  }

  /** Before a reader connects: it will hold that connection until its request ends. */
  async startReading(): Promise<{ end(): void }> {
    this.#toRead += 1;
    const endTurn = await this.#turns.take().finally(() => { this.#toRead -= 1; });
    this.#readers += 1;
    return { end: () => {
      this.#readers -= 1;
      endTurn();
    } };
  }

  async connect(): Promise<pg.PoolClient> {
    if (this.waits || !this.#admits(this)) {
      await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    } else this.#take();
    try {
      return await this.#pool.connect();
    } catch (error) {
      this.back();
      throw error;
    }
  }

  /** What was lent has come back, or is lost. */
  back(): void {
    this.#out -= 1;
    this.#changed();
  }

  /** Gives whoever has waited longest what there is now. */
  serve(): void {
    while (this.waits && this.#admits(this)) {
      this.#take();
      this.#waiting.shift()!();
    }
  }

  async closeOne(): Promise<void> {
    this.#out += 1;
    try {
      (await this.#pool.connect()).release(true);
    } catch {
      // What is lost is closed.
    }
    this.#out -= 1;
  }

  #take(): void {
    this.#out += 1;
    if (this.spare <= 0) this.#usedUpAt = performance.now();
  }
}
