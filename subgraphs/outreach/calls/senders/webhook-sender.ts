import { createHmac } from 'node:crypto';
import type { Handed } from '../../domain/after-try.ts';
import { jsonIn, post, saidBy, type Outgoing, type Sender } from './sender.ts';

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of "seconds.body" with the secret that both know. */
export const signatureOf = (body: string, secret: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/**
 * A gateway of the house's own, by signed JSON: `karat-key` is the message's key, and whoever takes it promises to
 * take the same key once. 409 says that it has it already.
 */
export class WebhookSender implements Sender {
  readonly knowsKeys = true;
  readonly masks = false;
  readonly #url: string;
  readonly #secret: string;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  async send({ key, channel, to, subject, body }: Outgoing): Promise<Handed> {
    const text = JSON.stringify({ key, channel, to, subject, body });
    const answer = await post(this.#url, { method: 'POST', body: text, headers: {
      'content-type': 'application/json', 'karat-key': key,
      'karat-signature': signatureOf(text, this.#secret, Math.floor(Date.now() / 1000)) } });
    if ('is' in answer) return answer;
    const { status } = answer;
    const { id } = jsonIn(answer.text);
    if (status < 300 || status === 409) return { is: 'sent', providerId: typeof id === 'string' ? id : null };
    const says = saidBy(status, answer.text);
    if (status >= 500) return { is: 'lost', says };
    return { is: [408, 425, 429].includes(status) ? 'away' : 'refused', says };
  }
}
