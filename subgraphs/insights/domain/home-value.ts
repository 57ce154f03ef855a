import { dayText, localDay } from '../../kernel/business-day.ts';
import { convertMinor } from '../../kernel/money.ts';

/** Where a member is at home: its zone counts the days, its programme's currency the value. */
export interface Home {
  readonly region: string;
  readonly zone: string;
  readonly programme: string;
  readonly currency: string;
}

export interface Payment {
  readonly paidAt: Date;
  readonly currency: string;
  /** What is kept of it after returns. */
  readonly netMinor: bigint;
}

export interface HomeValue {
  readonly homeRegion: string;
  readonly paidDay: string;
  /** Null where it was paid in the home currency. */
  readonly homeRate: string | null;
  readonly homeMinor: bigint;
}

/**
 * A payment as the member's home counts it: the business day there, and what is kept of it in the
 * programme's currency by the rate locked at payment, half-up, once for the order, however much came back.
 * Examples: 888,800 HK cents of a CN member at 0.9221 → 819,562 fen; 100,000 of them returned → 727,352.
 * Paid 2026-05-01T17:00Z is bought on 2026-05-02 in Shanghai.
 */
export function valueAtHome(payment: Payment, home: Home, rate: string | null): HomeValue {
  const { paidAt, currency, netMinor } = payment;
  return {
    homeRegion: home.region, paidDay: dayText(localDay(paidAt, home.zone)), homeRate: rate,
    homeMinor: rate === null ? netMinor : convertMinor(netMinor, rate, currency, home.currency),
  };
}
