import { join } from 'node:path';
import type { Services } from '../../../kernel/graph/context.ts';
import { CHANNELS, type Channel } from '../../domain/words.ts';
import { readMessagesEnv, type MessagesEnv } from './env.ts';
import { FileSender } from './file-sender.ts';
import type { Sender } from './sender.ts';
import { SmsSender } from './sms-sender.ts';
import { SmtpSender } from './smtp-sender.ts';
import { WebhookSender } from './webhook-sender.ts';
import { WecomSender } from './wecom-sender.ts';

export interface Senders {
  /** Null: there is no way out by that channel, not even a folder. */
  of(channel: Channel): Sender | null;
  /** Channels whose way out knows a message by its key. */
  readonly knowing: readonly Channel[];
  /** The address of a message's links, with its token. */
  linkOf(token: string, what: 'link' | 'out'): string;
}

/** The ways out of this house, as its environment says; a wrong variable is an error that names it. */
export function openSenders({ dataDir, files }: Pick<Services, 'dataDir' | 'files'>, env = readMessagesEnv()): Senders {
  if (env.problems.length > 0) throw new Error(env.problems.join('\n'));
  const folder = dataDir === null ? null : new FileSender(join(dataDir, 'messages'));
  const senders = new Map(CHANNELS.map((channel) => {
    const address = env.addresses.get(channel);
    return [channel, address ? senderAt(address, env) : folder] as const;
  }));
  const base = env.linkUrl ?? `${files.publicUrl.replace(/\/+$/, '')}/m`;
  return {
    of: (channel) => senders.get(channel) ?? null,
    knowing: CHANNELS.filter((channel) => senders.get(channel)?.knowsKeys),
    linkOf: (token, what) => `${base}/${token}${what === 'out' ? '?out' : ''}`,
  };
}

function senderAt(address: URL, { from, secret }: MessagesEnv): Sender {
  const { protocol, username, password, host, searchParams } = address;
  const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (protocol === 'https:') return new WebhookSender(address.href, secret!);
  if (protocol === 'twilio:') {
    return new SmsSender({ base: `https://${host}`, account: user, token: word, from: searchParams.get('from') ?? '' });
  }
  if (protocol === 'wecom:') {
    return new WecomSender({ base: `https://${host}`, corpId: user, secret: word,
      agentId: Number(searchParams.get('agent') ?? 0) });
  }
  return new SmtpSender(address.href, from);
}
