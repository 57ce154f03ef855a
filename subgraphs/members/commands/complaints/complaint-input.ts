import type { ComplaintKind, ComplaintVia } from '../../domain/complaints/words.ts';

/** What orders says of an order: who bought it, and where. */
export interface ToldOrder {
  readonly buyerId: string | null;
  readonly channelId: string | null;
  readonly outletId: string | null;
}

export interface RecordComplaintInput {
  readonly via: ComplaintVia;
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly memberId: string | null;
  readonly outletId: string | null;
  readonly orderId: string | null;
  /** What orders said of it, asked before; a function: whatever it said, the same key is the same complaint. */
  readonly toldOrder?: () => ToldOrder | null;
  /** Where the customer's working days are counted; a known member's own region counts. */
  readonly region: string | null;
  readonly receivedAt: Date | null;
  /** Its number where it was told. */
  readonly reference: string | null;
}

export type RecordComplaintCode =
  'NOT_FOUND' | 'ORDER_NOT_OF_MEMBER' | 'TEXT_INVALID' | 'RECEIVED_AT_INVALID' | 'REGION_UNKNOWN'
  | 'REFERENCE_INVALID' | 'REFERENCE_TAKEN';
