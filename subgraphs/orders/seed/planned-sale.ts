import type { OrderToRecord } from '../commands/record/order-to-record.ts';

/** A sale of the demo brand before it is recorded. */
export interface PlannedSale {
  readonly order: OrderToRecord;
  /** A number from 0 to 1 that decides what becomes of it. */
  readonly fate: number;
}
