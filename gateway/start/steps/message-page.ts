import type { FastifyInstance, FastifyReply } from 'fastify';
import { parse } from 'graphql';
import { ANONYMOUS, serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { systemClock, type Clock } from '../../../subgraphs/kernel/clock.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import { senderOf, type TrustProxy } from '../../callers/caller-address.ts';
import type { House } from '../../house.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { DEFAULT_LIMITS } from '../../limits/limits.ts';
import { RateLimiter } from '../../limits/rate-limiter.ts';

const DOCUMENT = parse(`mutation ($input: AnswerMessageInput!) { answerMessage(input: $input) {
  linkUrl userErrors { code } } }`);
const PATIENCE_MS = 5_000;
/** Of the budget that the graph gives who does not sign in: a hundred at once, two a second after that. */
const COST = 1_000;
const asPage = serviceActor('message-page', ['outreach:answer']);
const HEADERS = {
  ...SECURITY_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'cache-control': 'no-store',
};

const page = (text: string, more = ''): string => `<!doctype html><html lang="zh"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Karat</title>
<p>${text}</p>${more}</html>`;
const ASK = page('不再接收此渠道的营销消息？ Leave marketing by this channel?',
  '<form method="post"><button type="submit">退订 Unsubscribe</button></form>');
const LEFT = page('已退订。 You will get no more of these.');
const READ = page('感谢阅读。 Thank you for reading.');

/**
 * `/m/<token>`, behind links of messages where the brand has no page of its own: it notes that somebody came and leads
 * on to where the text says, which nobody else chooses. `?out` asks first: what only looks at links opts nobody out.
 * Whoever tries tokens has the budget of one who does not sign in.
 */
export function mountMessagePage(
  scope: FastifyInstance, house: House, { trust, clock = systemClock }: { trust?: TrustProxy; clock?: Clock } = {},
): void {
  const limiter = new RateLimiter(DEFAULT_LIMITS, clock);
  scope.addHook('onRequest', async (request, reply) => {
    try {
      limiter.take(ANONYMOUS, senderOf(request.raw, trust), COST);
    } catch {
      return reply.code(429).headers({ ...SECURITY_HEADERS, 'retry-after': '1' })
        .send({ error: 'Too much was asked in too short a time.' });
    }
  });
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1_000 },
    (_request, _body, done) => done(null, null));
  scope.get<{ Params: { token: string }; Querystring: { out?: string } }>('/m/:token',
    async ({ params, query }, reply) => {
    if (query.out !== undefined) return show(reply, ASK);
    const link = await answer(house, params.token, 'FOLLOWED').catch(() => undefined);
    if (link === undefined) return away(reply);
    if (link === null) return reply.callNotFound();
    return link === '' ? show(reply, READ) : reply.code(303).headers(HEADERS).header('location', link).send();
  });
  scope.post<{ Params: { token: string } }>('/m/:token', async ({ params }, reply) => {
    const link = await answer(house, params.token, 'OPTED_OUT').catch(() => undefined);
    if (link === undefined) return away(reply);
    return link === null ? reply.callNotFound() : show(reply, LEFT);
  });
}

const show = (reply: FastifyReply, html: string) => reply.headers(HEADERS).type('text/html; charset=utf-8').send(html);
const away = (reply: FastifyReply) => reply.code(503).headers(SECURITY_HEADERS).send({ error: 'Not now: try again.' });

/** Where the text leads, '' for nowhere; null: no message of the house has this token. */
async function answer(house: House, token: string, what: 'FOLLOWED' | 'OPTED_OUT'): Promise<string | null> {
  const said = await house.ports.get('outreach')?.execute({
    document: DOCUMENT, variables: { input: { token, answer: what } },
    context: { requestId: newId(), actor: asPage, deadlineAt: Date.now() + PATIENCE_MS },
  });
  if (!said || !('data' in said) || !said.data) throw new Error('outreach did not answer');
  const { linkUrl, userErrors } = said.data['answerMessage'] as {
    linkUrl: string | null; userErrors: readonly { code: string }[];
  };
  if (userErrors.some(({ code }) => code === 'NOT_FOUND')) return null;
  if (userErrors.length > 0) throw new Error(userErrors[0]!.code);
  return linkUrl ?? '';
}
