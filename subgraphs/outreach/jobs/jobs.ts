import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { sendMessages } from '../calls/send-messages.ts';
import { stepPlans } from '../calls/step-plans.ts';
import { queueLifeEvents } from '../commands/messages/queue-life-events.ts';

export const jobs: readonly Job[] = [
  // When a plan is asked for, and each five minutes for what was broken off.
  { name: 'step-plans', cron: '*/5 * * * *', run: (context, _input, services) => stepPlans(context, services) },
  // Each hour, for the first hour of each region's day.
  drain('queue-life-events', '7 * * * *', queueLifeEvents, ({ queued }) => queued),
  { name: 'send-messages', cron: '* * * * *', run: (context, _input, services) => sendMessages(context, services) },
];
