/** What outreach tells of messages. */
export interface OutreachEvents {
  /** Aggregate: member. It left marketing by one channel by the link of a message 退订; members records that. */
  'message.opted-out.v1': {
    messageId: string; memberId: string;
    purpose: 'marketing_sms' | 'marketing_email' | 'marketing_app' | 'marketing_wecom'; at: Date;
  };
}
