/** Closed lists of complaints, as they stand in the database; the graph shows them UPPER_CASE. */
export const COMPLAINT_VIAS = ['store', 'hotline', 'wecom', 'mini_program', 'platform', 'social',
  'letter', 'authority'] as const;
export type ComplaintVia = (typeof COMPLAINT_VIAS)[number];

export const COMPLAINT_KINDS = ['quality', 'weight_purity', 'service', 'price', 'delivery', 'after_sales',
  'points', 'privacy', 'other'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** open: no person has answered. answered: not resolved yet. Both of the others may be opened again. */
export const COMPLAINT_STATES = ['open', 'answered', 'resolved', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Why a complaint ends without a resolution. */
export const CLOSINGS = ['withdrawn', 'duplicate', 'no_complaint'] as const;
export type Closing = (typeof CLOSINGS)[number];

export const HANDLERS = ['franchise', 'head_office'] as const;
export type Handler = (typeof HANDLERS)[number];

export const ENTRY_KINDS = ['recorded', 'linked', 'noted', 'answered', 'waiting', 'resumed', 'warned',
  'escalated', 'handed_back', 'breached', 'resolution_missed', 'resolved', 'closed', 'reopened'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the customer may read of the history; the rest is the house's own. */
export const TOLD_KINDS = ['recorded', 'answered', 'waiting', 'resumed', 'resolved', 'closed',
  'reopened'] as const satisfies readonly EntryKind[];
