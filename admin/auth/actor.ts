/** Who is signed in, as the access token says. The server judges by the token itself, never by this. */
export interface SignedIn {
  readonly id: string;
  readonly kind: 'operator' | 'tenant';
  readonly name: string;
  readonly roles: readonly string[];
  readonly scopes: ReadonlySet<string>;
  readonly tenantId: string | null;
}

interface Claims {
  readonly sub?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly scope?: string;
  readonly tenant_id?: string;
}

export function readActor(accessToken: string): SignedIn | null {
  const claims = readClaims(accessToken);
  if (!claims) return null;
  return {
    id: claims.sub ?? '',
    kind: claims.kind === 'tenant' ? 'tenant' : 'operator',
    name: claims.name ?? '',
    roles: claims.roles ?? [],
    scopes: new Set((claims.scope ?? '').split(' ').filter(Boolean)),
    tenantId: claims.tenant_id ?? null,
  };
}

function readClaims(token: string): Claims | null {
  const part = token.split('.')[1];
  if (!part) return null;
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
  } catch {
    return null;
  }
}
