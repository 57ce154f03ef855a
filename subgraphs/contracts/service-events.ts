/** What service tells of service orders 服务单 and appointments 预约; what is said of them, and by whom, is never told. */
export interface ServiceEvents {
  /** Aggregate: the service order. How it stands; the greatest version counts. */
  'service-order.changed.v1': {
    serviceOrderId: string;
    /** Null: a piece of somebody who is no member. */
    memberId: string | null;
    outletId: string;
    /** Whose outlet it is; null: head office's. */
    franchiseId: string | null;
    kind: string; state: string;
    /** The line of the sale that the piece is of; null: the house did not sell it. */
    orderLineId: string | null;
    promisedAt: Date; at: Date; version: bigint;
  };
  /** Aggregate: the service order. Its promised time is near (`warned`), or over (`broken`): each once a promise. */
  'service-order.promise.v1': {
    serviceOrderId: string; memberId: string | null; outletId: string; franchiseId: string | null;
    what: 'warned' | 'broken'; promisedAt: Date; at: Date;
  };
  /** Aggregate: the service order. The customer's word on it 服务评价, 1 to 5 stars; never its text. */
  'service-order.rated.v1': {
    serviceOrderId: string; memberId: string | null; outletId: string; franchiseId: string | null; stars: number;
    at: Date;
  };
  /** Aggregate: the appointment 预约. How it stands; the greatest version counts. */
  'appointment.changed.v1': {
    appointmentId: string;
    /** Null: a guest who is no member. */
    memberId: string | null;
    outletId: string;
    /** Whose outlet it is; null: head office's. */
    franchiseId: string | null;
    kind: string; state: string; startsAt: Date; endsAt: Date; at: Date; version: bigint;
  };
}
