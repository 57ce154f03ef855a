import type { Region } from './words.ts';

/** What each event of a complaint says; no member: who complained is not known. */
interface ComplaintTold {
  complaintId: string; kind: string; memberId: string | null;
  /** Whom it is about; both null: head office. */
  franchiseId: string | null; outletId: string | null; receivedAt: Date;
}

/** What members tell of complaints 投诉. */
export interface ComplaintEvents {
  /** Aggregate: complaint 投诉. Its words are never told. */
  'complaint.opened.v1': ComplaintTold & {
    orderId: string | null; region: Region;
    /** First answer by a person, and resolution, as they are due now. */
    answerDueAt: Date; resolutionDueAt: Date;
  };
  /** Aggregate: complaint. Head office has it now. `byTimer`: nobody had answered in time. */
  'complaint.escalated.v1': ComplaintTold & { at: Date; byTimer: boolean };
  /** Aggregate: complaint. Never taken back. */
  'complaint.breached.v1': ComplaintTold & { missed: 'first_answer' | 'resolution'; at: Date };
  /** Aggregate: complaint. It was done, and is not any more. */
  'complaint.reopened.v1': ComplaintTold & { at: Date; version: bigint };
  /** Aggregate: complaint. Told again when it was opened again meanwhile. */
  'complaint.resolved.v1': ComplaintTold & {
    outcome: 'resolved' | 'withdrawn' | 'duplicate' | 'no_complaint'; at: Date;
    answeredAt: Date | null;
    /** When the first answer, and the resolution, were missed; null: in time. */
    breachedAt: Date | null; resolutionMissedAt: Date | null;
    /** Of the complaint: the greatest of what was told of its end and its reopening counts. Absent in earlier news. */
    version?: bigint;
  };
}
