import type { Handed } from '../../domain/after-try.ts';
import { jsonIn, post, saidBy, type Outgoing, type Sender } from './sender.ts';

export interface WecomApp {
  readonly base: string;
  readonly corpId: string;
  readonly secret: string;
  readonly agentId: number;
}

/** Its token is over, or was never one: asked for anew, once. */
const TOKEN_OVER = [40014, 42001, 41001];
/** Too much, or out of order for the moment. */
const LATER = [-1, 45009, 45033];

/**
 * WeCom 企业微信: a text message of the house's application, to the user whose id there is the member's id here. WeCom
 * looks for the same text to the same user for half an hour; that is no key, so a lost answer is uncertain.
 */
export class WecomSender implements Sender {
  readonly knowsKeys = false;
  readonly masks = false;
  readonly #app: WecomApp;
  #token: string | null = null;

  constructor(app: WecomApp) {
    this.#app = app;
  }

  async send(message: Outgoing): Promise<Handed> {
    const first = await this.#sendWith(message, this.#token ?? await this.#newToken());
    return first === 'token' ? this.#again(message) : first;
  }

  async #again(message: Outgoing): Promise<Handed> {
    const second = await this.#sendWith(message, await this.#newToken());
    return second === 'token' ? { is: 'away', says: 'WeCom takes no token of ours' } : second;
  }

  async #newToken(): Promise<string | null> {
    const { base, corpId, secret } = this.#app;
    const answer = await post(`${base}/cgi-bin/gettoken?${new URLSearchParams({ corpid: corpId, corpsecret: secret })}`,
      { method: 'GET' });
    const token = 'is' in answer ? null : jsonIn(answer.text)['access_token'];
    return this.#token = typeof token === 'string' ? token : null;
  }

  async #sendWith({ to, body }: Outgoing, token: string | null): Promise<Handed | 'token'> {
    if (token === null) return { is: 'away', says: 'WeCom gave no token' };
    const { base, agentId } = this.#app;
    const answer = await post(`${base}/cgi-bin/message/send?${new URLSearchParams({ access_token: token })}`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ touser: to, msgtype: 'text',
        agentid: agentId, text: { content: body }, enable_duplicate_check: 1, duplicate_check_interval: 1800 }) });
    if ('is' in answer) return answer;
    const { errcode, errmsg, msgid, invaliduser } = jsonIn(answer.text);
    if (answer.status >= 300 || typeof errcode !== 'number') return { is: 'lost',
      says: saidBy(answer.status, 'WeCom') };
    const says = saidBy(errcode, String(errmsg ?? ''));
    if (TOKEN_OVER.includes(errcode)) return 'token';
    if (errcode !== 0) return { is: LATER.includes(errcode) ? 'away' : 'refused', says };
    return invaliduser ? { is: 'refused', says: '0 invaliduser' }
      : { is: 'sent', providerId: typeof msgid === 'string' ? msgid : null };
  }
}
