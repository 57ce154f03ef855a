import { ROOMS } from '../../subgraphs/contracts/rooms.ts';

/**
 * Every variable that some part of the house reads, with what `docs/operations.md` says of it. A test compares
 * both, and each with what the code reads.
 */
export interface Variable {
  /** `<SUBGRAPH>` stands for each room. */
  readonly name: string;
  readonly means: string;
  /** What counts when it is not set. */
  readonly otherwise: string;
}

const v = (name: string, means: string, otherwise: string): Variable => ({ name, means, otherwise });

export const VARIABLES: readonly Variable[] = [
  v('KARAT_MODE', '`production` refuses demo credentials, default secrets and documents nobody registered',
    'development'),
  v('NODE_ENV', 'counts where `KARAT_MODE` is not set', '–'),
  v('HOST', 'the address it listens on', '127.0.0.1'),
  v('PORT', 'the port it listens on; 0 takes a free one', '4000'),
  v('KARAT_PUBLIC_URL', 'where browsers reach it: `https://karat.example`', 'the address it listens on'),
  v('KARAT_ALLOWED_ORIGINS', 'pages of other addresses whose browsers may ask the graph with any token: '
    + '`https://shop.example`; those of one partner client stand with the client',
    'none'),
  v('KARAT_TRUST_PROXY', 'proxies in front whose `X-Forwarded-For` is believed: `off`, `true` (one), how many, '
    + 'or their addresses and networks (`10.0.0.0/8`, `loopback`, `uniquelocal`)',
    'none, and the first forwarded request is warned of'),
  v('KARAT_DATA_DIR', 'the folder of its lock, a secret it made, files that were uploaded and the embedded PostgreSQL',
    '`.karat`'),
  v('KARAT_MEDIA_S3_ENDPOINT', 'a store that speaks S3, where uploaded files are kept: `https://s3.example`; needs the '
    + 'bucket and both keys', 'files lie in the data folder'),
  v('KARAT_MEDIA_S3_BUCKET', 'its bucket, of this house alone', '–'),
  v('KARAT_MEDIA_S3_REGION', 'its region', 'us-east-1'),
  v('KARAT_MEDIA_S3_KEY_ID', 'the key that requests to it are signed with', '–'),
  v('KARAT_MEDIA_S3_SECRET_KEY', 'the secret of that key', '–'),
  v('KARAT_MESSAGES_EMAIL', 'where e-mails go: `smtp://user:password@mail.example:587`, `smtps://…`, '
    + 'or an https address that takes signed JSON', 'a file each in the data folder'),
  v('KARAT_MESSAGES_SMS', 'where SMS go: `twilio://account:token@api.twilio.com?from=%2B15551234`, or https',
    'the same'),
  v('KARAT_MESSAGES_APP', 'where messages of the app go: https', 'the same'),
  v('KARAT_MESSAGES_WECOM', 'where WeCom messages go: '
    + '`wecom://corp:secret@qyapi.weixin.qq.com?agent=1000002`, or https', 'the same'),
  v('KARAT_MESSAGES_FROM', 'who e-mails are from: `Brand <hello@brand.example>`', 'karat@localhost'),
  v('KARAT_MESSAGES_SECRET', 'at least 32 characters; signs what goes to an https address',
    'none; needed with one'),
  v('KARAT_MESSAGES_LINK_URL', 'where links of messages lead; the token follows a slash: `https://brand.example/m`',
    '`/m` of `KARAT_PUBLIC_URL`'),
  v('KARAT_SECRET', 'at least 32 random characters; everything sealed or signed derives from it',
    'made at the first start; needed in production'),
  v('KARAT_SECRET_PREVIOUS', 'the one before, while the house changes it', 'none'),
  v('KARAT_OWNER_EMAIL', 'who becomes the first owner of an empty house; the start prints a password that works once',
    'nobody'),
  v('KARAT_DEMO', '`small`: the demo brand with 600 members instead of 2,000; `off`: an empty house (development)',
    '`on`'),
  v('KARAT_WORKERS', '1 to 64 processes on one port', '1'),
  v('KARAT_DRAIN_SECONDS', 'how long a stop serves on after it has said that it is not ready, 0 to 300',
    '5 in production, 1 for a subgraph alone, else 0'),
  v('DATABASE_URL', 'a PostgreSQL of one\'s own, 16 or newer', 'the embedded one'),
  v('KARAT_DIRECT_DATABASE_URL', 'the same database past a pooler that shares sessions', 'no such pooler'),
  v('KARAT_<SUBGRAPH>_URL', 'that subgraph runs elsewhere; its other end is `node dist/subgraphs/<subgraph>/main.js`',
    'in this process'),
  v('KARAT_<SUBGRAPH>_DATABASE_URL', 'that subgraph\'s data lives elsewhere', 'with the others'),
  v('KARAT_<SUBGRAPH>_DIRECT_DATABASE_URL', 'the same past its pooler', 'no such pooler'),
  v('KARAT_GATEWAY_URL', 'for a subgraph alone: where the house with the gateway is',
    'its events for those there wait'),
  v('KARAT_KEEP_KEYS_DAYS', 'how long results by idempotency key are kept', '400'),
  v('KARAT_KEEP_EVENTS_DAYS', 'how long handled events are kept', '90'),
  v('KARAT_KEY_ROTATION_DAYS', 'how many days a signing key signs', '90'),
  v('KARAT_ADMIN_REDIRECT_URIS', 'where else the admin may be sent after signing in, separated by commas',
    'its own address'),
  v('KARAT_ADMIN_POST_LOGOUT_URIS', 'where else after signing out', 'its own address'),
  v('OIDC_ISSUER', 'an identity provider of yours for operators', 'the house\'s own'),
  v('OIDC_AUDIENCE', 'what its tokens are for; needed with it', '–'),
  v('OIDC_JWKS_URI', 'its keys, where it has no discovery', 'discovered'),
  v('KARAT_METRICS_PORT', 'a port for collectors of metrics',
    'none: `/metrics` on its own, for this machine alone'),
  v('KARAT_METRICS_HOST', 'the address of that port', '127.0.0.1'),
  v('KARAT_METRICS_TOKEN', 'what collectors send; needed where others than this machine can come', 'none'),
  v('OTEL_EXPORTER_OTLP_ENDPOINT', 'traces go to `<endpoint>/v1/traces`', 'no traces'),
  v('LOG_LEVEL', '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`',
    '`info`; `warn` at a terminal'),
];

/** Each name as it is written in an environment. */
export const KNOWN_VARIABLES: readonly string[] = VARIABLES.flatMap(({ name }) => (name.includes('<SUBGRAPH>')
  ? ROOMS.map((room) => name.replace('<SUBGRAPH>', room.toUpperCase())) : [name]));

export function variablesTable(): string {
  return ['| variable | meaning | when it is not set |', '|---|---|---|',
    ...VARIABLES.map(({ name, means, otherwise }) => `| \`${name}\` | ${means} | ${otherwise} |`)].join('\n');
}
