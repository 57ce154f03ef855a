/** Closed lists of the room, as the database has them. */
export const CHANNELS = ['email', 'sms', 'app', 'wecom'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A service message 服务通知 answers what the member did; a marketing one needs consent and counts for the cap. */
export const KINDS = ['service', 'marketing'] as const;
export type MessageKind = (typeof KINDS)[number];

/** What comes first, the first before the others (domain.md 6). */
export const PRIORITIES = [
  'service', 'birthday', 'life_event', 'abandoned_hold', 'campaign', 'newsletter',
] as const;
export type Priority = (typeof PRIORITIES)[number];

/** 0 comes first. */
export const rankOf = (priority: Priority): number => PRIORITIES.indexOf(priority);

export const STATES = [
  'planned', 'sending', 'sent', 'delivered', 'uncertain', 'failed', 'refused', 'cancelled',
] as const;
export type MessageState = (typeof STATES)[number];

/** Why it was not sent, or not for sure. */
export const REASONS = [
  'cap', 'no_consent', 'opted_out', 'offer_ended', 'displaced', 'no_contact', 'unknown_member', 'called_off',
  'superseded', 'missing_variable', 'no_gateway', 'gateway_refused', 'tries_spent', 'answer_lost',
] as const;
export type Reason = (typeof REASONS)[number];

export const TEMPLATE_STATES = ['draft', 'published', 'replaced'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const AUDIENCES = ['members', 'segment', 'everyone'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const PLAN_STATES = ['running', 'done', 'called_off'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What other rooms tell that may become a message. */
export const NOTICES = [
  'points_expiring', 'tier_grace', 'birthday', 'life_event', 'service_ready', 'promise_broken', 'appointment_reminder',
  'redemption_expiring',
] as const;
export type Notice = (typeof NOTICES)[number];

/** What somebody did with a message. */
export const ANSWERS = ['read', 'followed', 'opted_out'] as const;
export type MessageAnswer = (typeof ANSWERS)[number];
