import type { ComplaintKind, ComplaintVia } from '../../domain/complaints/words.ts';

export interface RecordComplaintInput {
  readonly via: ComplaintVia;
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly memberId: string | null;
  readonly outletId: string | null;
  readonly orderId: string | null;
  /** Where the customer's working days are counted; a known member's own region counts. */
  readonly region: string | null;
  readonly receivedAt: Date | null;
  /** Its number where it was told. */
  readonly reference: string | null;
}

export type RecordComplaintCode =
  'NOT_FOUND' | 'TEXT_INVALID' | 'RECEIVED_AT_INVALID' | 'REGION_UNKNOWN' | 'REFERENCE_INVALID' | 'REFERENCE_TAKEN';
