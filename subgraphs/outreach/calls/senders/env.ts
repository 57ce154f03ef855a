import { VariableReader, type Variables } from '../../../kernel/process/read-variables.ts';
import { CHANNELS, type Channel } from '../../domain/words.ts';

/** Where messages go, by channel; what is not said goes to the folder of the house. */
export interface MessagesEnv {
  readonly addresses: ReadonlyMap<Channel, URL>;
  readonly from: string;
  /** What webhooks are signed with. */
  readonly secret: string | null;
  /** Where links of messages lead, without a slash at the end; the token follows. */
  readonly linkUrl: string | null;
  readonly problems: readonly string[];
}

const SCHEMES: Readonly<Record<Channel, readonly string[]>> = {
  email: ['smtp:', 'smtps:', 'https:'], sms: ['twilio:', 'https:'], app: ['https:'], wecom: ['wecom:', 'https:'],
};

/** Read when the first message goes: whoever plans needs none of it. */
export function readMessagesEnv(variables: Variables = process.env): MessagesEnv {
  const read = new VariableReader(variables);
  const named = {
    email: read.address('KARAT_MESSAGES_EMAIL', SCHEMES.email), sms: read.address('KARAT_MESSAGES_SMS', SCHEMES.sms),
    app: read.address('KARAT_MESSAGES_APP', SCHEMES.app), wecom: read.address('KARAT_MESSAGES_WECOM', SCHEMES.wecom),
  };
  const addresses = new Map(CHANNELS.flatMap((channel) => (
    named[channel] === undefined ? [] : [[channel, new URL(named[channel])] as const])));
  const secret = read.pattern('KARAT_MESSAGES_SECRET', /^.{32,}$/s, 'at least 32 characters') ?? null;
  if (secret === null && [...addresses.values()].some(({ protocol }) => protocol === 'https:')) {
    read.problems.push('KARAT_MESSAGES_SECRET is needed: messages to an https address are signed with it.');
  }
  return {
    addresses, secret, problems: read.problems,
    from: read.pattern('KARAT_MESSAGES_FROM', /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/,
      'an e-mail address') ?? 'karat@localhost',
    linkUrl: read.pattern('KARAT_MESSAGES_LINK_URL', /^https:\/\/\S+$/, 'an https address')?.replace(/\/+$/,
      '') ?? null,
  };
}
