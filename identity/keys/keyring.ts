/**
 * The published keys at one moment, in memory. It reloads when a key takes over or retires, when
 * the reload interval has passed (another process may have rotated) and when a token names a key
 * it has not seen.
 */
import { type CryptoKey, importJWK, type JWK } from 'jose';

import { WrongSecret } from '../refusals.ts';
import { KEY_SEAL, type KeyDesk, loadSigningKeys, SIGNING_ALG, type SigningKey } from './signing-keys.ts';

/** As long as a withdrawn access may live on elsewhere (verify/cutoffs.ts): one small query. */
const RELOAD_SECONDS = 2;
/** A flood of forged key names must not become a flood of queries. */
const UNKNOWN_KEY_RELOAD_SECONDS = 0.25;

const FOR_SIGNATURES = { alg: SIGNING_ALG, use: 'sig' } as const;

export interface Keyring {
  /** Changes whenever the set or the signer changes; the provider is rebuilt then. */
  readonly fingerprint: string;
  /** Private keys for the provider, the signer first: those that our secret opens. */
  privateJwks(): readonly JWK[];
  /** All that are published, whoever signs with them. */
  publicJwks(): readonly JWK[];
  verificationKey(kid: string): Promise<CryptoKey | undefined>;
  /** Reloads if the clock says so. Cheap when it does not. */
  refresh(): Promise<void>;
  reload(): Promise<void>;
  /** The next question asks the database. */
  expire(): void;
}

export async function openKeyring(desk: KeyDesk): Promise<Keyring> {
  const ring = new DatabaseKeyring(desk);
  await ring.reload();
  return ring;
}

function openKey(desk: KeyDesk, sealed: Buffer): JWK | undefined {
  try {
    return JSON.parse(desk.sealer.open(KEY_SEAL, sealed)) as JWK;
  } catch {
    return undefined;
  }
}

class DatabaseKeyring implements Keyring {
  fingerprint = '';
  private keys: readonly SigningKey[] = [];
  private imported = new Map<string, CryptoKey>();
  private opened = new Map<string, JWK>();
  private loadedAt = 0;
  private dueAt = 0;
  private loading: Promise<void> | undefined;
  private readonly desk: KeyDesk;

  constructor(desk: KeyDesk) {
    this.desk = desk;
  }

  privateJwks(): readonly JWK[] {
    const signer = this.signer();
    const others = this.keys.filter((key) => key !== signer);
    return [signer, ...others].flatMap(({ kid }) => {
      const opened = this.opened.get(kid);
      return opened ? [{ ...opened, kid, ...FOR_SIGNATURES }] : [];
    });
  }

  publicJwks(): readonly JWK[] {
    const signer = this.signer();
    return [signer, ...this.keys.filter((key) => key !== signer)]
      .map(({ kid, publicJwk }) => ({ ...publicJwk, kid, ...FOR_SIGNATURES }));
  }

  async verificationKey(kid: string): Promise<CryptoKey | undefined> {
    await this.refresh();
    const known = this.imported.get(kid);
    if (known) return known;
    const sinceLoad = this.now() - this.loadedAt;
    if (sinceLoad >= UNKNOWN_KEY_RELOAD_SECONDS * 1000) await this.reload();
    return this.imported.get(kid);
  }

  async refresh(): Promise<void> {
    if (this.now() >= this.dueAt) await this.reload();
  }

  expire(): void {
    this.dueAt = 0;
  }

  reload(): Promise<void> {
    this.loading ??= this.load().finally(() => { this.loading = undefined; });
    return this.loading;
  }

  private async load(): Promise<void> {
    const keys = await loadSigningKeys(this.desk);
    const imported = new Map<string, CryptoKey>();
    for (const key of keys) {
      const known = this.imported.get(key.kid);
      imported.set(key.kid, known ?? await importJWK(key.publicJwk, SIGNING_ALG) as CryptoKey);
    }
    this.opened = this.openWhatCanBe(keys);
    this.keys = keys;
    this.imported = imported;
    this.loadedAt = this.now();
    this.dueAt = this.nextChange();
    this.fingerprint = this.publicJwks().map((jwk) => jwk.kid).join(' ');
  }

  /**
   * A key that was sealed anew while this process still has the former secret is known from before. One
   * that was made since then verifies here by its public part, and signs elsewhere.
   */
  private openWhatCanBe(keys: readonly SigningKey[]): Map<string, JWK> {
    const opened = new Map<string, JWK>();
    for (const { kid, privateSealed } of keys) {
      const known = this.opened.get(kid) ?? openKey(this.desk, privateSealed);
      if (known) opened.set(kid, known);
    }
    if (opened.size === 0) throw new WrongSecret();
    return opened;
  }

  /** The newest key whose time has come. The very first key is active at birth. */
  private signer(): SigningKey {
    const now = this.now();
    const ours = this.keys.filter((key) => this.opened.has(key.kid));
    const active = ours.filter((key) => key.activatesAt.getTime() <= now);
    const signer = active.at(-1) ?? ours[0];
    if (!signer) throw new Error('no signing key: the keyring was used before it was loaded');
    return signer;
  }

  private nextChange(): number {
    const moments = this.keys.flatMap((key) => [key.activatesAt, key.retiresAt])
      .filter((moment) => moment !== null).map((moment) => moment.getTime())
      .filter((moment) => moment > this.loadedAt);
    return Math.min(this.loadedAt + RELOAD_SECONDS * 1000, ...moments);
  }

  private now(): number {
    return this.desk.clock().getTime();
  }
}
