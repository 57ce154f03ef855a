/** Who registers: a program by its secret, or a person by an access token. Never arguments, which others can list. */
export interface Credentials {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly token: string | undefined;
}

export function readCredentials(): Credentials {
  const { KARAT_CLIENT_ID: clientId, KARAT_CLIENT_SECRET: clientSecret, KARAT_TOKEN: token } = process.env;
  return { clientId, clientSecret, token };
}
