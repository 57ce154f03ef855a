import { createHash, randomBytes } from 'node:crypto';
import { ImportError } from './import-error.ts';

const EMAIL = 'merchandise@karat.example';
const PASSWORD = 'Karat-demo-2026';
const CLIENT = 'karat-admin';

/**
 * Signs in as the demo brand's merchandiser, the way the admin does (authorization code with PKCE), form and
 * cookies by hand. For demo houses only: a person's token never comes about like this.
 */
export async function demoOperatorToken(endpoint: string): Promise<string> {
  try {
    return await signIn(endpoint);
  } catch (cause) {
    throw cause instanceof ImportError ? cause : refused(cause);
  }
}

async function signIn(endpoint: string): Promise<string> {
  const configuration = new URL('/identity/.well-known/openid-configuration', endpoint);
  const { authorization_endpoint: authorize, token_endpoint: tokens, issuer } =
    await (await fetch(configuration)).json() as Record<string, string>;
  const redirectUri = `${new URL(issuer!).origin}/auth-callback`;
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT, response_type: 'code', redirect_uri: redirectUri, scope: 'openid operator',
    state: 'import', code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const code = await authorizeByForm(`${authorize}?${query}`, redirectUri);
  const answer = await (await fetch(tokens!, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', client_id: CLIENT, redirect_uri: redirectUri, code,
    code_verifier: verifier,
  }) })).json() as { access_token?: string };
  if (!answer.access_token) throw refused();
  return answer.access_token;
}

async function authorizeByForm(url: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (to: string, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(to, {
      method: form ? 'POST' : 'GET', body: form ?? null, redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    return response;
  };
  const page = new URL((await go(url)).headers.get('location') ?? '', url).href;
  const html = await (await go(page)).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .map(([, name, value]): [string, string] => [name!, value!]);
  let response = await go(page, new URLSearchParams([
    ...hidden, ['email', EMAIL], ['password', PASSWORD]]));
  for (let hops = 0; hops < 5; hops += 1) {
    const location = new URL(response.headers.get('location') ?? '', page);
    if (location.href.startsWith(redirectUri)) return location.searchParams.get('code') ?? '';
    response = await go(location.href);
  }
  throw refused();
}

function refused(cause?: unknown): ImportError {
  return new ImportError('DEMO_SIGN_IN', 'The demo merchandiser cannot sign in: is this a demo house?',
    { cause });
}
