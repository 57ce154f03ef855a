import { createHmac } from 'node:crypto';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, take, text } from '../../../kernel/graph/mutation/take.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { sendTest } from '../../calls/send-test.ts';
import { MOST_TESTS, noteTest } from '../../commands/templates/note-test.ts';
import { endTest, takeTest } from '../../commands/templates/step-test.ts';
import { templateViews } from '../../queries/template-view.ts';
import { MessageLanguage } from '../words.ts';
import { TEXT_REFUSALS } from './takes.ts';
import { MessageTemplate } from './template.type.ts';

/** Where it goes: said between asking and sending, and kept nowhere. */
const going = new WeakMap<GraphContext, { readonly to: string; readonly language: 'zh' | 'en' }>();

const MARK_KEY = 'message test';
const NOT_SENT = 'NOT_SENT';

/** Sent once, however often it is asked for with the same key; tried again only where it surely did not go. */
async function send(value: { testId: string; templateId: string }, context: GraphContext) {
  const { testId } = value;
  const taken = await context.run(takeTest, { testId });
  const stood = taken.ok ? taken.value.stood : 'taken';
  if (stood === 'sent') return accepted(value);
  if (stood === 'taken') return refused(NOT_SENT, 'Nobody knows whether it went: look for it, or test anew.', []);
  const handed = await sendTest(context.services, { ...value, ...going.get(context)! })
    .catch((error: unknown) => ({ is: 'away', says: 'no way out', error } as const));
  const state = handed.is === 'sent' ? 'sent' : handed.is === 'lost' ? 'taken' : 'asked';
  await context.run(endTest, { testId, state });
  if ('error' in handed) throw handed.error;
  return handed.is === 'sent' ? accepted(value) : refused(NOT_SENT, `The gateway says: ${handed.says}`, []);
}

export const testMessageTemplateMutation = defineMutation({
  name: 'testMessageTemplate',
  says: 'Sends you a text with its examples 测试发送: by e-mail or SMS, through the gateway that members get it by. The '
    + `address is not kept. At most ${MOST_TESTS} in 24 hours; the same key again sends nothing again.`,
  scopes: ['outreach:write'],
  input: 'Which text, and your address.',
  takes: {
    id: idOf(PREFIX.messageTemplate, 'The text, a draft or a published one.'),
    to: text('Your e-mail address, or your phone as +8613812345678.'),
    language: take<'zh' | 'en'>(() => MessageLanguage, 'In which language.'), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), ...TEXT_REFUSALS,
    ADDRESS_INVALID: 'An e-mail address for an e-mail, a phone as +8613812345678 for an SMS.',
    CHANNEL_UNTESTED: 'Only e-mail and SMS are sent to an address.',
    DAY_LIMIT: `You sent ${MOST_TESTS} tests in 24 hours.`,
    NOT_SENT: 'The gateway did not take it; the message says what it answered.',
  },
  command: noteTest,
  inputOf: ({ id, to, language }, context) => {
    going.set(context, { to, language });
    const [key] = context.services.keys(MARK_KEY);
    const mark = createHmac('sha256', key!).update(to.trim().toLowerCase()).digest('hex');
    return { templateId: id, to, language, mark };
  },
  afterwards: send,
  answers: { template: loaded(() => MessageTemplate, templateViews, 'templateId', 'The text; null when refused.') },
});
