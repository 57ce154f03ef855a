import { PREFIX } from '../../contracts/ids.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { findLost } from '../commands/messages/find-lost.ts';
import { settleMessages, type Tried } from '../commands/messages/settle-messages.ts';
import { takeMessages, type TakenMessage } from '../commands/messages/take-messages.ts';
import type { Channel } from '../domain/words.ts';
import { tokenOf } from '../domain/link-token.ts';
import { render, unsaid } from '../domain/template.ts';
import { textsToSend, type TextToSend } from '../queries/template-view.ts';
import { askContacts, type Contact } from './ask-contacts.ts';
import { openSenders, type Senders } from './senders/open-senders.ts';

const AT_ONCE = 20;
const MOST_ROUNDS = 5_000;
export const LINK_KEY = 'message link';

/**
 * Sends what is due until nothing is, and looks first for what was being sent when a house died. A channel whose whole
 * round got nowhere has no more rounds in this run, so that a network that is cut spends nobody's tries; nor has any
 * while members gives no contacts.
 */
export async function sendMessages(context: HandlerContext, services: Services,
  senders = openSenders(services)): Promise<void> {
  const run = { id: null, requestId: 'job send-messages' };
  await context.run(findLost, run, { limit: 500, knowing: senders.knowing });
  const without = new Set<Channel>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const taken = await context.run(takeMessages, run, { limit: AT_ONCE, without: [...without] });
    if (!taken.ok || taken.value.found === 0) return;
    const tried = await sendAll(services, senders, taken.value.messages);
    if (tried.length > 0) await context.run(settleMessages, run, { tried });
    if (tried.some((one) => 'unasked' in one)) return;
    const arrived = new Map(tried.map((one) => [one.id, !gotNowhere(one)]));
    for (const [channel, some] of Map.groupBy(taken.value.messages, (message) => message.channel)) {
      if (!some.some(({ id }) => arrived.get(id))) without.add(channel);
    }
  }
}

const gotNowhere = (tried: Tried): boolean =>
  'handed' in tried && (tried.handed.is === 'away' || tried.handed.is === 'lost');

/** Every one of them gets an answer: while members is away none was sent, and all wait for their next try. */
async function sendAll(services: Services, senders: Senders, messages: readonly TakenMessage[]): Promise<Tried[]> {
  if (messages.length === 0) return [];
  const { sql } = services.home.database;
  const ids = [...new Set(messages.map(({ templateId }) => templateId))];
  const templates = new Map((await textsToSend(sql, ids)).map((template) => [template.id, template]));
  const asked = messages.map(({ memberId, templateId }) => (
    { memberId, reason: `发送消息 message ${templates.get(templateId)!.code}` }));
  const contacts = await askContacts(services, asked).catch((error: unknown) => String(error));
  if (typeof contacts === 'string') {
    return messages.map(({ id }) => ({ id, unasked: 'members gave no contacts' }));
  }
  return Promise.all(messages.map((message, index) =>
    sendOne(services, senders, message, { template: templates.get(message.templateId)!,
      contact: contacts[index] ?? null })));
}

interface Text { readonly template: TextToSend; readonly contact: Contact | null }

async function sendOne(
  services: Services, senders: Senders, message: TakenMessage, { template, contact }: Text,
): Promise<Tried> {
  const { id, memberId, channel, facts, language, wasLost } = message;
  const sender = senders.of(channel);
  if (!sender) return { id, unsendable: 'no_gateway' };
  if (wasLost && !sender.knowsKeys) {
    return { id, knowsKeys: false, handed: { is: 'lost', says: 'another gateway may have it' } };
  }
  if (!contact) return { id, unsendable: 'no_contact' };
  const to = channel === 'email' ? contact.email : channel === 'sms' ? contact.phone
    : encodeId(PREFIX.member, memberId);
  if (!to) return { id, unsendable: 'no_contact' };
  const token = tokenOf(id, services.keys(LINK_KEY)[0]!);
  const { draft } = template;
  const memberName = sender.masks || !contact.name ? language === 'zh' ? '会员' : 'member' : contact.name;
  const text = unsaid(draft.variables, facts).length > 0 ? null : render(draft[language], {
    ...facts, memberName, link: senders.linkOf(token, 'link'), optOutLink: senders.linkOf(token, 'out') });
  if (!text) return { id, unsendable: 'missing_variable' };
  return { id, knowsKeys: sender.knowsKeys, handed: await sender.send({ key: id, channel, to, ...text }) };
}
