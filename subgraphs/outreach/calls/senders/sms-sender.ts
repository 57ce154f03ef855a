import type { Handed } from '../../domain/after-try.ts';
import { jsonIn, post, saidBy, type Outgoing, type Sender } from './sender.ts';

export interface SmsAccount {
  readonly base: string;
  readonly account: string;
  readonly token: string;
  readonly from: string;
}

/** SMS by a gateway that speaks as Twilio does: a form to Messages.json, answered with a sid. It knows no keys. */
export class SmsSender implements Sender {
  readonly knowsKeys = false;
  readonly masks = false;
  readonly #account: SmsAccount;

  constructor(account: SmsAccount) {
    this.#account = account;
  }

  async send({ to, body }: Outgoing): Promise<Handed> {
    const { base, account, token, from } = this.#account;
    const answer = await post(`${base}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`, {
      method: 'POST', body: new URLSearchParams({ To: to, From: from, Body: body }),
      headers: { authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}` } });
    if ('is' in answer) return answer;
    const { sid, code, message } = jsonIn(answer.text);
    if (answer.status < 300) {
      return typeof sid === 'string' ? { is: 'sent', providerId: sid }
        : { is: 'lost', says: 'an answer without a sid' };
    }
    const says = saidBy(answer.status, `${String(code ?? '')} ${String(message ?? '')}`);
    if (answer.status >= 500) return { is: 'lost', says };
    // 429 and 401 are the house's trouble, not this message's.
    return { is: [401, 403, 408, 429].includes(answer.status) ? 'away' : 'refused', says };
  }
}
