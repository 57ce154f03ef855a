/** The tables of identity, applied once and in this order. An applied script is never edited. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

const KEYS = `
create table identity.signing_key (
  kid text primary key,
  alg text not null check (alg = 'ES256'),
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  activates_at timestamptz not null,
  retires_at timestamptz,
  check (retires_at is null or retires_at >= activates_at)
);`;

const ACCOUNTS = `
create table identity.account (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null check (length(name) between 1 and 120),
  roles text[] not null check (cardinality(roles) > 0),
  tenant_id uuid,
  site_ids uuid[] not null default '{}',
  password_hash text not null,
  must_change_password boolean not null default false,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  version integer not null default 1,
  check (tenant_id is not null or cardinality(site_ids) = 0),
  check (totp_confirmed_at is null or totp_sealed is not null)
);
create table identity.recovery_code (
  account_id uuid not null references identity.account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);`;

const CLIENTS = `
create table identity.client (
  client_id text primary key check (client_id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('admin', 'channel')),
  channel_id uuid,
  scopes text[] not null,
  may_exchange boolean not null default false,
  redirect_uris text[] not null default '{}',
  post_logout_redirect_uris text[] not null default '{}',
  created_at timestamptz not null,
  disabled_at timestamptz,
  check ((kind = 'channel') = (channel_id is not null)),
  check (kind = 'channel' or not may_exchange)
);
create table identity.client_secret (
  client_id text not null references identity.client on delete cascade,
  secret_hash bytea not null,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (client_id, secret_hash)
);`;

const PROTOCOL = `
create table identity.artifact (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  account_id text,
  expires_at timestamptz,
  consumed_at timestamptz,
  primary key (model, id)
);
create index artifact_grant on identity.artifact (grant_id) where grant_id is not null;
create index artifact_uid on identity.artifact (model, uid) where uid is not null;
create index artifact_account on identity.artifact (account_id) where account_id is not null;
create index artifact_expiry on identity.artifact (expires_at);
create table identity.attempt (
  key text primary key,
  failures integer not null check (failures > 0),
  window_began_at timestamptz not null,
  locked_until timestamptz
);
create table identity.token_cutoff (
  subject text primary key,
  cut_off_at timestamptz not null
);`;

const AUDIT = `
create table identity.audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_entry_subject on identity.audit_entry (subject, at);
create function identity.refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the audit trail is append-only'; end $$;
create trigger audit_entry_append_only before update or delete on identity.audit_entry
  for each row execute function identity.refuse_change();`;

const GRAPH = `
alter table identity.client add column id uuid not null default gen_random_uuid() unique;
alter table identity.client_secret add column hint text;
create table identity.request_key (
  actor_id text not null,
  key text not null,
  action text not null,
  input_hash bytea not null,
  subject text not null,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index request_key_age on identity.request_key (created_at);
create index audit_entry_sign_in on identity.audit_entry (subject, at desc)
  where action = 'operator.signed-in';`;

/** Who was granted the scope that became three is granted those of them that a program may hold. */
const SPLIT = `
update identity.client set scopes = scopes || '{loyalty:hold,loyalty:interact}'
where kind = 'channel' and 'loyalty:write' = any(scopes) and not 'loyalty:hold' = any(scopes);`;

/** What clients may ask in production, and when each was last asked. */
const DOCUMENTS = `
create table identity.registered_document (
  client_id text not null references identity.client on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  aliases text[] not null default '{}' check (cardinality(aliases) <= 5),
  operations text[] not null,
  body text not null check (octet_length(body) <= 65536),
  registered_at timestamptz not null,
  registered_by text not null,
  last_used_on date,
  problem text,
  primary key (client_id, hash)
);`;

/** Where a client's own pages are, whose browsers may ask with its tokens; and what readiness asks often. */
const ORIGINS = `
alter table identity.client
  add column allowed_origins text[] not null default '{}' check (cardinality(allowed_origins) <= 20),
  add column version integer not null default 1;
create index registered_document_problem on identity.registered_document (client_id) where problem is not null;`;

/** Who wrote a cut-off, so that every process can ask for what it has not seen yet. */
const NEW_CUTOFFS = `
alter table identity.token_cutoff add column written_by xid8 not null default pg_current_xact_id();
create index token_cutoff_written_by on identity.token_cutoff (written_by);`;

/** Which time of an account a sign-in is of: one that has ended carries nothing on. */
const EPOCHS = `
alter table identity.account add column epoch integer not null default 0;
alter table identity.artifact add column epoch integer not null default 0;`;

/**
 * A cut-off is marked by the table itself: a process of the version before knows nothing of it. Said so that it may be
 * there already: some databases have it from when it stood in the migration that brought the column.
 */
const MARKED_CUTOFFS = `
create or replace function identity.mark_cutoff() returns trigger language plpgsql as $$
begin new.written_by := pg_current_xact_id(); return new; end $$;
drop trigger if exists token_cutoff_marked on identity.token_cutoff;
create trigger token_cutoff_marked before update on identity.token_cutoff
  for each row execute function identity.mark_cutoff();`;

export const MIGRATIONS: readonly Migration[] = [
  { name: '001-signing-keys', sql: KEYS },
  { name: '002-accounts', sql: ACCOUNTS },
  { name: '003-clients', sql: CLIENTS },
  { name: '004-protocol', sql: PROTOCOL },
  { name: '005-audit', sql: AUDIT },
  { name: '006-graph', sql: GRAPH },
  { name: '020-split-scopes', sql: SPLIT },
  { name: '175-registered-documents', sql: DOCUMENTS },
  { name: '176-client-origins', sql: ORIGINS },
  { name: '177-new-cutoffs', sql: NEW_CUTOFFS },
  { name: '178-epochs', sql: EPOCHS },
  { name: '179-marked-cutoffs', sql: MARKED_CUTOFFS },
];
