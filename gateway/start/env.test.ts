import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readStartEnv } from './env.ts';

const SECRET = 'x'.repeat(32);

function problemsOf(variables: Record<string, string>): string[] {
  try {
    readStartEnv(variables);
  } catch (error) {
    expect((error as { code: string }).code).toBe('CONFIG_INVALID');
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('readStartEnv', () => {
  it('needs nothing', () => {
    const env = readStartEnv({});
    expect(env).toMatchObject({
      mode: 'development', host: '127.0.0.1', port: 4000, dataDir: resolve('.karat'), workers: 1,
      demo: 'on',
      databaseUrl: undefined, secret: undefined, otlpEndpoint: undefined, publicUrl: undefined,
    });
    expect(['small', 'off'].map((brand) => readStartEnv({ KARAT_DEMO: brand }).demo)).toEqual(['small', 'off']);
    expect(Object.keys(env.subgraphs)).toEqual(
      ['members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises', 'insights', 'rewards',
        'engagement', 'plans', 'service', 'tradeins', 'outreach'],
    );
    expect(env.subgraphs.loyalty)
      .toEqual({ url: undefined, databaseUrl: undefined, directDatabaseUrl: undefined });
  });

  it('reads addresses of subgraphs, empty ones as absent', () => {
    const env = readStartEnv({
      KARAT_LOYALTY_URL: 'http://127.0.0.1:4101', KARAT_ORDERS_URL: ' ',
      KARAT_LOYALTY_DATABASE_URL: 'postgres://u:p@db/loyalty',
    });
    expect(env.subgraphs.loyalty)
      .toEqual({ url: 'http://127.0.0.1:4101', databaseUrl: 'postgres://u:p@db/loyalty',
        directDatabaseUrl: undefined });
    expect(env.subgraphs.orders.url).toBeUndefined();
  });

  it('is in production by KARAT_MODE, else by NODE_ENV', () => {
    expect(readStartEnv({ NODE_ENV: 'production', KARAT_SECRET: SECRET }).mode).toBe('production');
    expect(readStartEnv({ NODE_ENV: 'production', KARAT_MODE: 'development' }).mode).toBe('development');
    expect(readStartEnv({ NODE_ENV: 'test' }).mode).toBe('development');
  });

  it('refuses production without a secret', () => {
    expect(() => readStartEnv({ KARAT_MODE: 'production' }))
      .toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }));
  });

  it('refuses each wrong value in a line of its own', () => {
    expect(problemsOf({
      KARAT_MODE: 'live', HOST: 'a b', PORT: '65536', DATABASE_URL: 'mysql://x',
      KARAT_SECRET: 'short', LOG_LEVEL: 'loud', KARAT_WORKERS: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector', KARAT_CATALOG_URL: 'ftp://x',
    })).toEqual([
      'KARAT_MODE must be one of development, production.',
      'HOST must be a host name or address.',
      'PORT must be a whole number from 0 to 65535.',
      'DATABASE_URL must be an address that begins with postgres://.',
      'KARAT_SECRET must be at least 32 characters.',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
      'KARAT_WORKERS must be a whole number from 1 to 64.',
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an address that begins with http://.',
      'KARAT_CATALOG_URL must be an address that begins with http://.',
    ]);
  });

  it('takes a public address at the root of a host, and no other', () => {
    for (const url of ['https://karat.example', 'https://karat.example/', 'http://localhost:4000']) {
      expect(readStartEnv({ KARAT_PUBLIC_URL: url }).publicUrl).toBe(url.replace(/\/$/, ''));
    }
    for (const url of ['https://shop.example/karat', 'https://karat.example?x', 'https://a:b@karat.example',
      'karat.example']) {
      expect(problemsOf({ KARAT_PUBLIC_URL: url })).toEqual(['KARAT_PUBLIC_URL must be an address without a path, as '
        + 'https://karat.example: Karat answers at the root of a host name of its own.']);
    }
  });

  it('reads origins, and refuses what is none', () => {
    expect(readStartEnv({ KARAT_ALLOWED_ORIGINS: 'https://shop.example, http://localhost:5173' }).allowedOrigins)
      .toEqual(['https://shop.example', 'http://localhost:5173']);
    expect(readStartEnv({ KARAT_ALLOWED_ORIGINS: 'capacitor://localhost app://x' }).allowedOrigins)
      .toEqual(['capacitor://localhost', 'app://x']);
    for (const wrong of ['*', 'shop.example', 'null', 'https://shop.example/', 'https://a.example;https://b.example']) {
      expect(problemsOf({ KARAT_ALLOWED_ORIGINS: wrong })).toEqual([
        'KARAT_ALLOWED_ORIGINS must be origins, as https://shop.example, separated by commas.']);
    }
  });

  it('reads which proxies are believed, and refuses what says none', () => {
    expect([undefined, 'off'].map((said) => readStartEnv({ KARAT_TRUST_PROXY: said }).trustProxy))
      .toEqual([undefined, 'off']);
    const { trustProxy } = readStartEnv({ KARAT_TRUST_PROXY: '10.0.0.0/8, loopback' });
    expect(['10.1.2.3', '127.0.0.1', '192.0.2.1'].map((address) =>
      typeof trustProxy === 'function' && trustProxy(address, 0))).toEqual([true, true, false]);
    expect(problemsOf({ KARAT_TRUST_PROXY: 'nginx' })).toEqual([
      'KARAT_TRUST_PROXY must be off, true (one proxy), the number of proxies in front (1 to 10), or their '
      + 'addresses and networks, separated by commas (10.0.0.0/8, loopback, uniquelocal).']);
  });

  it('opens metrics to others by a token only', () => {
    expect(readStartEnv({}).metrics).toBeNull();
    expect(readStartEnv({ KARAT_METRICS_PORT: '9464' }).metrics)
      .toEqual({ host: '127.0.0.1', port: 9464, token: undefined });
    const door = { KARAT_METRICS_PORT: '9464', KARAT_METRICS_HOST: '0.0.0.0' };
    expect(readStartEnv({ ...door, KARAT_METRICS_TOKEN: SECRET }).metrics)
      .toEqual({ host: '0.0.0.0', port: 9464, token: SECRET });
    expect(problemsOf(door)).toEqual([
      'KARAT_METRICS_TOKEN is needed where others than this machine can come (KARAT_METRICS_HOST=0.0.0.0).']);
    expect(problemsOf({ KARAT_METRICS_PORT: 'x', KARAT_METRICS_TOKEN: 'short' })).toEqual([
      'KARAT_METRICS_PORT must be a whole number from 0 to 65535.',
      'KARAT_METRICS_TOKEN must be at least 16 characters.']);
    expect(problemsOf({ KARAT_METRICS_TOKEN: SECRET })).toEqual([
      'KARAT_METRICS_PORT is needed for KARAT_METRICS_HOST and KARAT_METRICS_TOKEN.']);
  });

  it('says nothing of what Kubernetes tells a container beside a service called karat', () => {
    expect(readStartEnv({ KARAT_SERVICE_HOST: '10.0.0.1', KARAT_SERVICE_PORT_HTTP: '4000',
      KARAT_PORT: 'tcp://10.0.0.1:4000', KARAT_GRAPH_PORT_4000_TCP_ADDR: '10.0.0.1' }).warnings).toEqual([]);
  });

  it('warns of slips of the pen, names the nearest, and leaves foreign variables alone', () => {
    expect(readStartEnv({ KARAT_LOYALITY_URL: 'http://x', KARAT_COLOUR: 'red', PATH: '/bin' }).warnings).toEqual([
      'KARAT_LOYALITY_URL is not a variable of Karat. Did you mean KARAT_LOYALTY_URL?',
      'KARAT_COLOUR is not a variable of Karat.',
    ]);
  });

  it('reads what identity is told, with safe defaults', () => {
    expect(readStartEnv({}).identity)
      .toEqual({ adminRedirectUris: [], adminPostLogoutUris: [], keyRotationDays: 90 });
    expect(readStartEnv({
      KARAT_KEY_ROTATION_DAYS: '30', KARAT_ADMIN_REDIRECT_URIS: 'https://a.example/cb, https://b.example/cb',
      OIDC_ISSUER: 'https://sso.example', OIDC_AUDIENCE: 'karat',
    }).identity).toEqual({
      keyRotationDays: 30, adminPostLogoutUris: [],
      adminRedirectUris: ['https://a.example/cb', 'https://b.example/cb'],
      external: { issuer: 'https://sso.example', audience: 'karat' },
    });
  });

  it.each([
    [{ OIDC_ISSUER: 'https://sso.example' }, 'OIDC_AUDIENCE is needed together with OIDC_ISSUER.'],
    [{ KARAT_KEY_ROTATION_DAYS: '0' }, 'KARAT_KEY_ROTATION_DAYS must be a whole number of days from 1 to 9999.'],
    [{ OIDC_ISSUER: 'sso' }, 'OIDC_ISSUER must be an absolute address, as https://sso.example.'],
    [{ OIDC_ISSUER: 'https://sso.example', OIDC_AUDIENCE: 'k', OIDC_JWKS_URI: 'keys' },
      'OIDC_JWKS_URI must be an absolute address, as https://sso.example.'],
    [{ KARAT_ADMIN_REDIRECT_URIS: '/callback' },
      'KARAT_ADMIN_REDIRECT_URIS must be absolute addresses, separated by commas.'],
  ])('refuses what makes no sense for identity: %p', (variables, line) => {
    expect(problemsOf(variables as Record<string, string>)).toEqual([line]);
  });
});
