import type { VariableReader } from '../../subgraphs/kernel/process/read-variables.ts';

/** What identity is told by the environment. */
export interface IdentityEnv {
  /** Where else the admin may be sent back to after signing in. */
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

const AN_ADDRESS = 'an absolute address, as https://sso.example';

export function readIdentityEnv(read: VariableReader): IdentityEnv {
  const external = readExternal(read);
  return {
    adminRedirectUris: readUris(read, 'KARAT_ADMIN_REDIRECT_URIS'),
    adminPostLogoutUris: readUris(read, 'KARAT_ADMIN_POST_LOGOUT_URIS'),
    keyRotationDays: read.whole('KARAT_KEY_ROTATION_DAYS', 1, 9_999, 'of days ') ?? 90,
    ...(external ? { external } : {}),
  };
}

function readExternal(read: VariableReader): IdentityEnv['external'] {
  const issuer = read.by('OIDC_ISSUER', absolute, AN_ADDRESS);
  const audience = read.text('OIDC_AUDIENCE');
  const jwksUri = read.by('OIDC_JWKS_URI', absolute, AN_ADDRESS);
  if (issuer === undefined) return undefined;
  if (audience === undefined) {
    read.problems.push('OIDC_AUDIENCE is needed together with OIDC_ISSUER.');
    return undefined;
  }
  return { issuer, audience, ...(jwksUri === undefined ? {} : { jwksUri }) };
}

function readUris(read: VariableReader, name: string): readonly string[] {
  return read.by(name, (value) => {
    const uris = value.split(',').map((uri) => uri.trim()).filter(Boolean);
    return uris.every((uri) => URL.canParse(uri)) ? uris : null;
  }, 'absolute addresses, separated by commas') ?? [];
}

function absolute(value: string): string | null {
  return URL.canParse(value) ? value : null;
}
