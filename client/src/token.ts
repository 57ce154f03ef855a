import { KaratError } from './errors.ts';
import { askedPauseMs } from './retry-after.ts';
import { type ClientCredentials, type Credentials, hasSecret } from './options.ts';

/** Renewed this long before it ends, so that no request arrives with a dead token. */
const EARLY_MS = 60_000;

export interface TokenKeeper {
  /** The token to send; null goes without. `refused` is the one the house no longer accepts. */
  get(signal: AbortSignal, refused?: string): Promise<string | null>;
}

export interface TokenGrant {
  readonly tokenEndpoint: string;
  readonly form: Readonly<Record<string, string>>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof fetch;
}

export function keepToken(
  credentials: Credentials, tokenEndpoint: string, fetcher: typeof fetch,
): TokenKeeper {
  if (!hasSecret(credentials)) {
    return { get: async (signal, refused) =>
      credentials.token({ renew: refused !== undefined, signal }) };
  }
  return keepGrant({ tokenEndpoint, fetch: fetcher, ...formOf(credentials) });
}

function formOf({ clientId, clientSecret, scopes }: ClientCredentials) {
  return { clientId, clientSecret, form: {
    grant_type: 'client_credentials', ...(scopes ? { scope: scopes.join(' ') } : {}),
  } };
}

/** One request for a token at a time, whoever asks; kept until shortly before its end. */
export function keepGrant(grant: TokenGrant): TokenKeeper {
  let kept: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    const answer = await requestToken(grant);
    const lifeMs = answer.expires_in * 1000;
    // A token that lives shorter than the margin is used for half of its life.
    kept = { token: answer.access_token, until: Date.now() + Math.max(lifeMs - EARLY_MS, lifeMs / 2) };
    return answer.access_token;
  };
  return {
    get: async (signal, refused) => {
      if (kept && kept.token === refused) kept = null;
      if (kept && kept.until > Date.now()) return kept.token;
      asking ??= ask().finally(() => { asking = null; });
      return abortable(asking, signal);
    },
  };
}

interface TokenAnswer { readonly access_token: string; readonly expires_in: number }

const TOKEN_LIMIT_MS = 10_000;

async function requestToken(grant: TokenGrant): Promise<TokenAnswer> {
  const basic = btoa(`${encodeURIComponent(grant.clientId)}:${encodeURIComponent(grant.clientSecret)}`);
  let response: Response;
  try {
    response = await grant.fetch(grant.tokenEndpoint, {
      method: 'POST', body: new URLSearchParams(grant.form),
      headers: { authorization: `Basic ${basic}`, accept: 'application/json' },
      signal: AbortSignal.timeout(TOKEN_LIMIT_MS),
    });
  } catch (cause) {
    throw new KaratError('NETWORK', `No answer from ${grant.tokenEndpoint}.`, { cause });
  }
  const answer = await response.json().catch(() => ({})) as
    Partial<TokenAnswer> & { error?: string; error_description?: string };
  if (response.ok && answer.access_token) {
    return { access_token: answer.access_token, expires_in: answer.expires_in ?? 600 };
  }
  throw new KaratError(codeOf(response.status), answer.error_description ?? answer.error
    ?? `${grant.tokenEndpoint} answered ${response.status}.`,
  { status: response.status, retryAfterMs: askedPauseMs(response) });
}

/** A house in trouble may give a token later, one asked too often after its pause; a wrong secret stays wrong. */
function codeOf(status: number): 'NETWORK' | 'RATE_LIMITED' | 'UNAUTHENTICATED' {
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'NETWORK' : 'UNAUTHENTICATED';
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
