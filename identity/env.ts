/** The variables of identity. Parsed when asked, so that importing a module reads nothing. */
import { IdentityError } from './refusals.ts';

export interface IdentityEnv {
  /** Seals signing keys and TOTP secrets at rest, and signs cookies. Empty when not set. */
  readonly secret: string;
  /** Where the admin may be sent back to after signing in. */
  readonly adminRedirectUris: readonly string[];
  readonly adminPostLogoutUris: readonly string[];
  /** How many days a signing key signs. */
  readonly keyRotationDays: number;
  /** Set when another issuer signs the operators in. */
  readonly external?: {
    readonly issuer: string;
    readonly audience: string;
    readonly jwksUri?: string;
  };
}

type Variables = Readonly<Record<string, string | undefined>>;

export function parseIdentityEnv(variables: Variables = process.env): IdentityEnv {
  const external = parseExternal(variables);
  return {
    secret: variables['KARAT_SECRET'] ?? '',
    adminRedirectUris: parseUris(variables, 'KARAT_ADMIN_REDIRECT_URIS'),
    adminPostLogoutUris: parseUris(variables, 'KARAT_ADMIN_POST_LOGOUT_URIS'),
    keyRotationDays: parseDays(variables, 'KARAT_KEY_ROTATION_DAYS', 90),
    ...(external ? { external } : {}),
  };
}

function parseExternal(variables: Variables): IdentityEnv['external'] {
  const issuer = variables['OIDC_ISSUER'];
  if (!issuer) return undefined;
  requireUri('OIDC_ISSUER', issuer);
  const audience = variables['OIDC_AUDIENCE'];
  if (!audience) {
    throw new IdentityError('BAD_SETTING', 'OIDC_AUDIENCE is needed together with OIDC_ISSUER');
  }
  const jwksUri = variables['OIDC_JWKS_URI'];
  if (!jwksUri) return { issuer, audience };
  requireUri('OIDC_JWKS_URI', jwksUri);
  return { issuer, audience, jwksUri };
}

function parseUris(variables: Variables, name: string): readonly string[] {
  const uris = (variables[name] ?? '').split(',').map((uri) => uri.trim()).filter(Boolean);
  for (const uri of uris) requireUri(name, uri);
  return uris;
}

function parseDays(variables: Variables, name: string, otherwise: number): number {
  const value = variables[name]?.trim() || String(otherwise);
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new IdentityError('BAD_SETTING', `${name} must be a whole number of days from 1 to 9999.`);
}

function requireUri(name: string, value: string): void {
  if (!URL.canParse(value)) {
    throw new IdentityError('BAD_SETTING', `${name} is not an absolute address: ${value}`);
  }
}
