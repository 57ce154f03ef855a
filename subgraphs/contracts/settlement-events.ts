import type { Region } from './words.ts';

/** What franchises tells of settlement 结算. */
export interface SettlementEvents {
  /**
   * Aggregate: the statement, as it stands after each change; the newest version counts. Amounts in minor units of
   * its currency: lines as issued, what decisions changed, what is under dispute, what was carried in (zero or less),
   * what is due, what is carried on (zero or less).
   */
  'statement.changed.v1': {
    statementId: string; number: string; franchiseId: string; region: Region; month: string; currency: string;
    state: 'draft' | 'issued' | 'frozen' | 'paid'; lines: number; linesMinor: bigint; correctedMinor: bigint;
    disputedMinor: bigint; carriedInMinor: bigint; dueMinor: bigint; carriedOutMinor: bigint; version: bigint;
  };
}
