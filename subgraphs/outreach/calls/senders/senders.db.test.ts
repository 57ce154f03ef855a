import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readMessagesEnv } from './env.ts';
import { FileSender } from './file-sender.ts';
import { openSenders } from './open-senders.ts';
import { isUnheard, type Outgoing } from './sender.ts';
import { SmsSender } from './sms-sender.ts';
import { SmtpSender } from './smtp-sender.ts';
import { signatureOf, WebhookSender } from './webhook-sender.ts';
import { WecomSender } from './wecom-sender.ts';

const MESSAGE: Outgoing = { key: '0192f0c1-2345-7abc-8def-0123456789ab', channel: 'email', to: 'xiaoming@example.com',
  subject: '生日快乐', body: '您好，王小明' };

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A gateway over HTTP that answers what was recorded of a real one, in order. */
class Recorded {
  readonly heard: Heard[] = [];
  answers: { status: number; body: string; cut?: true }[] = [];
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      this.heard.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      const { status, body: text, cut } = this.answers.shift()!;
      if (cut) request.socket.destroy();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  base = '';

  async open(): Promise<void> {
    await new Promise<void>((done) => { this.#server.listen(0, '127.0.0.1', done); });
    this.base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => { this.#server.close(done); });
  }
}

const gateway = new Recorded();
beforeAll(() => gateway.open());
afterAll(() => gateway.close());

/** A real SMTP server for one conversation; what it says of the text is `onData`'s. */
async function mailServer(options: SMTPServerOptions): Promise<{ url: string; server: SMTPServer; close: () =>
  Promise<void> }> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, ...options });
  server.on('error', () => undefined);
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, server,
    close: () => new Promise((done) => { server.close(() => done()); }) };
}

const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });

describe('SMTP, against a real server', () => {
  it('hands over one mail, in its language, with the message’s own Message-ID', async () => {
    const mails: string[] = [];
    const mail = await mailServer({ onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => { text += part.toString(); });
      stream.on('end', () => { mails.push(text); done(); });
    } });
    expect(await new SmtpSender(mail.url, 'Karat <hi@brand.example>').send(MESSAGE))
      .toEqual({ is: 'sent', providerId: `<${MESSAGE.key}@brand.example>` });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('To: xiaoming@example.com');
    expect(mails[0]).toContain(`Message-ID: <${MESSAGE.key}@brand.example>`);
    expect(mails[0]).toContain(`Subject: =?UTF-8?B?${Buffer.from('生日快乐').toString('base64')}?=`);
    await mail.close();
  });

  it('knows what was refused for good, for now, and before anything was said', async () => {
    const full = await mailServer({ onRcptTo: (_to, _session, done) => done(refusal(550)) });
    expect(await new SmtpSender(full.url, 'a@b.example').send(MESSAGE)).toMatchObject({ is: 'refused' });
    await full.close();
    const busy = await mailServer({ onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(refusal(451)));
    } });
    expect(await new SmtpSender(busy.url, 'a@b.example').send(MESSAGE)).toMatchObject({ is: 'away' });
    await busy.close();
    expect(await new SmtpSender(busy.url, 'a@b.example').send(MESSAGE)).toMatchObject({ is: 'away' });
  });

  it('does not know what became of a text when the server takes it and dies', async () => {
    let taken = '';
    const dying = await mailServer({ onData: (stream, session) => {
      stream.on('data', (part: Buffer) => { taken += part.toString(); });
      // It has all of it, and says nothing any more.
      stream.on('end', () => [...dying.server.connections].find(({ session: own }: any) => own.id === session.id)!
        ._socket.destroy());
    } });
    expect(await new SmtpSender(dying.url, 'a@b.example').send(MESSAGE)).toMatchObject({ is: 'lost' });
    expect(taken).toContain(MESSAGE.key);
    await dying.close();
  });
});

describe('gateways over HTTP, by what was recorded of them', () => {
  it('a webhook is signed, has the key, and says by 409 that it knows it', async () => {
    const sender = new WebhookSender(`${gateway.base}/hook`, 's'.repeat(32));
    gateway.answers = [{ status: 202, body: '{"id":"w-1"}' }, { status: 409, body: '' },
      { status: 422, body: 'x@y.example no' },
      { status: 429, body: '' }, { status: 500, body: '' }, { status: 0, body: '', cut: true }];
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await sender.send(MESSAGE));
    expect(answers.map(({ is }) => is)).toEqual(['sent', 'sent', 'refused', 'away', 'lost', 'lost']);
    expect(answers[0]).toEqual({ is: 'sent', providerId: 'w-1' });
    expect(answers[2]).toEqual({ is: 'refused', says: '422 <address> no' });
    const { headers, body } = gateway.heard.at(-6)!;
    const seconds = Number(/^t=(\d+),/.exec(String(headers['karat-signature']))![1]);
    expect(headers).toMatchObject({ 'karat-key': MESSAGE.key,
      'karat-signature': signatureOf(body, 's'.repeat(32), seconds) });
    expect(JSON.parse(body)).toEqual(MESSAGE);
  });

  it('an SMS gateway gets a form and answers with a sid', async () => {
    const sender = new SmsSender({ base: gateway.base, account: 'AC1', token: 'secret', from: '+8610000' });
    gateway.answers = [
      { status: 201, body: '{"sid":"SM1f0e","status":"queued","to":"+8613812345678","error_code":null}' },
      { status: 400, body: '{"code":21211,"message":"The To number +8613812345678'
        + ' is not a valid phone number.","status":400}' },
      { status: 429, body: '{"code":20429,"message":"Too Many Requests","status":429}' }, { status: 503, body: '' }];
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await sender.send({ ...MESSAGE, channel: 'sms',
      to: '+8613812345678' }));
    expect(answers[0]).toEqual({ is: 'sent', providerId: 'SM1f0e' });
    expect(answers.map(({ is }) => is)).toEqual(['sent', 'refused', 'away', 'lost']);
    expect(JSON.stringify(answers)).not.toContain('13812345678');
    const { url, headers, body } = gateway.heard.at(-4)!;
    expect([url, headers.authorization]).toEqual(['/2010-04-01/Accounts/AC1/Messages.json',
      `Basic ${Buffer.from('AC1:secret').toString('base64')}`]);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ To: '+8613812345678', From: '+8610000',
      Body: MESSAGE.body });
  });

  it('WeCom is asked for a token, once more when it is over', async () => {
    const sender = new WecomSender({ base: gateway.base, corpId: 'ww1', secret: 's', agentId: 1_000_002 });
    const token = (name: string) =>
      ({ status: 200, body: `{"errcode":0,"errmsg":"ok","access_token":"${name}","expires_in":7200}` });
    gateway.answers = [token('t1'), { status: 200, body: '{"errcode":42001,"errmsg":"access_token expired"}' },
      token('t2'),
      { status: 200, body: '{"errcode":0,"errmsg":"ok","msgid":"m-1"}' },
      { status: 200, body: '{"errcode":81013,"errmsg":"user & party & tag all invalid"}' },
      { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' },
      { status: 200, body: '{"errcode":0,"errmsg":"ok","invaliduser":"mem_1","msgid":"m-2"}' }];
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await sender.send({ ...MESSAGE, channel: 'wecom', to: 'mem_1' }));
    expect(answers.map(({ is }) => is)).toEqual(['sent', 'refused', 'away', 'refused']);
    expect(gateway.heard.slice(-7).map(({ url }) => url.replace(/\?.*/, ''))).toEqual(['/cgi-bin/gettoken',
      '/cgi-bin/message/send', '/cgi-bin/gettoken', ...Array<string>(4).fill('/cgi-bin/message/send')]);
    expect(gateway.heard.at(-4)!.url).toContain('access_token=t2');
    expect(JSON.parse(gateway.heard.at(-4)!.body)).toMatchObject({ touser: 'mem_1', msgtype: 'text', agentid: 1_000_002,
      text: { content: MESSAGE.body } });
  });
});

describe('a network that is cut', () => {
  const sms = (base: string) => new SmsSender({ base, account: 'AC1', token: 't', from: '+861' }).send(MESSAGE);

  it('has heard nothing where there was no way, no connection or no handshake', async () => {
    const closed = createTcpServer();
    await new Promise<void>((done) => { closed.listen(0, '127.0.0.1', done); });
    const base = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((done) => { closed.close(done); });
    expect(await sms(base)).toMatchObject({ is: 'away' });
    // A server that speaks no TLS, and one that goes in the middle of the handshake.
    expect(await sms(gateway.base.replace('http:', 'https:'))).toMatchObject({ is: 'away' });
    const going = createTcpServer((socket) => { socket.once('data', () => socket.destroy()); });
    await new Promise<void>((done) => { going.listen(0, '127.0.0.1', done); });
    const port = (going.address() as AddressInfo).port;
    expect(await sms(`https://127.0.0.1:${port}`)).toMatchObject({ is: 'away' });
    expect(await sms(`http://127.0.0.1:${port}`)).toMatchObject({ is: 'lost' });
    await new Promise((done) => { going.close(done); });
  });

  it('is told from one that may have heard by what Node says', () => {
    for (const code of ['EAI_AGAIN', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH',
      'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER']) {
      expect([code, isUnheard({ code })]).toEqual([code, true]);
    }
    expect(isUnheard({ code: 'ETIMEDOUT', errors: [{ code: 'ETIMEDOUT', syscall: 'connect' }] })).toBe(true);
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'ETIMEDOUT', 'EPIPE',
      'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC']) {
      expect([code, isUnheard({ code })]).toEqual([code, false]);
    }
    expect(isUnheard({})).toBe(false);
  });
});

describe('the folder of the house', () => {
  it('has one file for a message, however often it is sent, and nobody’s address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'messages-'));
    const sender = new FileSender(folder);
    expect(await Promise.all([sender.send(MESSAGE), sender.send(MESSAGE)])).toEqual(Array(2)
      .fill({ is: 'sent', providerId: `email/${MESSAGE.key}` }));
    const names = await readdir(join(folder, 'email'));
    expect(names).toEqual([`${MESSAGE.key}.json`]);
    expect(JSON.parse(await readFile(join(folder, 'email', names[0]!), 'utf8'))).toMatchObject({
      to: 'x***@example.com' });
    await rm(folder, { recursive: true });
    expect(await new FileSender('/dev/null/no').send(MESSAGE)).toEqual({ is: 'away', says: 'folder: ENOTDIR' });
  });
});

describe('the environment', () => {
  it('says where messages go, and is refused with the names of what is wrong', () => {
    const env = readMessagesEnv({ KARAT_MESSAGES_EMAIL: 'smtp://mail.example:25',
      KARAT_MESSAGES_SMS: 'twilio://AC1:t@sms.example?from=+861',
      KARAT_MESSAGES_WECOM: 'wecom://ww1:s@qyapi.weixin.qq.com?agent=2',
        KARAT_MESSAGES_LINK_URL: 'https://brand.example/m/' });
    const senders = openSenders({ dataDir: null, files: { publicUrl: 'https://karat.example', store: null } }, env);
    expect([senders.of('email'), senders.of('sms'), senders.of('wecom'),
      senders.of('app')].map((one) => one?.constructor.name))
      .toEqual(['SmtpSender', 'SmsSender', 'WecomSender', undefined]);
    expect([senders.knowing, senders.linkOf('abc', 'out')]).toEqual([[], 'https://brand.example/m/abc?out']);
    const wrong = readMessagesEnv({ KARAT_MESSAGES_APP: 'https://app.example', KARAT_MESSAGES_EMAIL: 'ftp://x' });
    expect(() => openSenders({ dataDir: null, files: { publicUrl: '', store: null } }, wrong))
      .toThrow(/KARAT_MESSAGES_EMAIL[^]*KARAT_MESSAGES_SECRET/);
    const folder = openSenders({ dataDir: '/tmp', files: { publicUrl: 'https://karat.example/', store: null } },
      readMessagesEnv({}));
    expect([folder.knowing.length, folder.linkOf('abc', 'link')]).toEqual([4, 'https://karat.example/m/abc']);
  });
});
