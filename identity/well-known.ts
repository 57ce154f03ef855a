/** Where RFC 8414 wants the metadata: before the issuer's own path, not behind it (section 3.1). */
export const METADATA_PATH = '/.well-known/oauth-authorization-server';

/**
 * The address below the issuer's path of what was asked for, undefined when it is somebody else's.
 * Example for an issuer at `/identity`: `/identity/auth?x` is `/auth?x`, `/identityx` is nobody's, and
 * `/.well-known/oauth-authorization-server/identity` is `/.well-known/oauth-authorization-server`.
 */
export function belowIssuer(url: string, mount: string): string | undefined {
  const [path = '', query] = url.split(/\?(.*)/s);
  if (path === METADATA_PATH || path === METADATA_PATH + mount) return METADATA_PATH;
  if (!path.startsWith(mount)) return undefined;
  const rest = path.slice(mount.length) || '/';
  if (!rest.startsWith('/')) return undefined;
  return query === undefined ? rest : `${rest}?${query}`;
}
