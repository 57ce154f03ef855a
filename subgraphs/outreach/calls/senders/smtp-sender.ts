import { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { Handed } from '../../domain/after-try.ts';
import { GATEWAY_MS, saidBy, type Outgoing, type Sender } from './sender.ts';

/** What the mailer says of a failure; a connection that ends is the same to it before and after the text. */
interface MailFailure { readonly responseCode?: number; readonly code?: string }

/**
 * E-mail by SMTP. Its protocol has no key: a server that takes the text and dies before it says so may have it or
 * not, and then nobody sends again without a person's word. The Message-ID is the message's, so that who looks finds
 * it.
 */
export class SmtpSender implements Sender {
  readonly knowsKeys = false;
  readonly masks = false;
  readonly #transport: Transporter;
  readonly #from: string;

  constructor(url: string, from: string) {
    this.#from = from;
    this.#transport = createTransport({ url, connectionTimeout: GATEWAY_MS, greetingTimeout: GATEWAY_MS,
      socketTimeout: GATEWAY_MS,
      disableFileAccess: true, disableUrlAccess: true });
  }

  async send({ key, to, subject, body }: Outgoing): Promise<Handed> {
    let begun = false;
    const text = Readable.from((function* read() {
      // The server has said that it takes the text: from here on only its answer says what became of it.
      begun = true;
      yield Buffer.from(body);
    })(), { objectMode: false });
    try {
      const domain = this.#from.slice(this.#from.lastIndexOf('@') + 1).replace(/>$/, '');
      const sent = await this.#transport.sendMail({ from: this.#from, to: { name: '', address: to },
        subject: subject ?? '', text, textEncoding: 'base64',
        messageId: `<${key}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated' } });
      return { is: 'sent', providerId: sent.messageId };
    } catch (error) {
      return handedBy(error as MailFailure, begun);
    } finally {
      this.#transport.close();
    }
  }
}

/** Before the text nothing was taken; after it, only a refusal says that it was not. */
export function handedBy({ responseCode, code }: MailFailure, begun: boolean): Handed {
  const says = saidBy(responseCode ?? code ?? 'SMTP', '');
  if (responseCode !== undefined) return { is: responseCode >= 500 ? 'refused' : 'away', says };
  return { is: begun ? 'lost' : 'away', says };
}
