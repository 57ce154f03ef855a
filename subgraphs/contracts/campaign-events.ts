/** What campaigns tells beside prizes of its lotteries (reward-events.ts, engagement-events.ts). */
export interface CampaignEvents {
  /**
   * Aggregate: member. What it did in live rooms for the first time 直播互动, of each kind and content: loyalty counts its
   * growth, with its own caps. `contentId`: the live session.
   */
  'interactions.taken.v1': {
    memberId: string;
    interactions: { contentId: string; kind: 'like' | 'comment' | 'share'; at: Date }[];
  };
}
