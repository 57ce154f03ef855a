export interface TagChange { tagId: string; memberId: string; at: Date; runId: string }

export interface SegmentChange {
  segmentId: string; memberId: string; at: Date;
  /** Null: by hand. */
  snapshotId: string | null;
  /** Names the change: the same again is the same; later ones of a member and segment are greater. */
  changeId: string;
}

/** What insights tell. */
export interface InsightEvents {
  /** Aggregate: member. The member came into a segment 分群, by its rule at a snapshot or by hand. */
  'segment.entered.v1': SegmentChange;
  /** Aggregate: member. The member is not in the segment any more. */
  'segment.left.v1': SegmentChange;

  /** Aggregate: member. A rule of the house gave it a tag 标签; another saying may override it. */
  'tag.given.v1': TagChange;
  /** Aggregate: member. The rule is not true of it any more, or there is none. */
  'tag.taken.v1': TagChange;
}
