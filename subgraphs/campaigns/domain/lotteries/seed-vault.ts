/** A seed at rest: AES-256-GCM (iv, tag, text), bound to its lottery, and which key opens it. */
export interface SealedSeed {
  readonly sealed: Buffer;
  readonly keyId: string;
}

/** Seals and opens seeds of lotteries (ids of the graph) with the house's keys, the present and the one before. */
export interface SeedVault {
  /** By which seeds are sealed now. */
  readonly keyId: string;
  /** A random seed of 32 bytes: its commitment and itself, sealed. */
  make(drawId: string): SealedSeed & { readonly commitment: string };
  seal(drawId: string, seed: Buffer): SealedSeed;
  /** Null: neither key opens it. */
  open(drawId: string, of: SealedSeed): Buffer | null;
}
