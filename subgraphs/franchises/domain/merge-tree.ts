/**
 * Which ids one person has had, and since when. An id that was merged is part of another from that
 * moment on, which may itself be merged later.
 *
 * Example: A into B on 1 March, B into C on 1 June. What was bought as A on 1 February is A's, on 1 April
 * B's, on 1 July C's; A's purchases count for B from March on and for C from June on.
 */
export interface MergeLink {
  readonly mergedId: string;
  readonly intoId: string;
  readonly survivorId: string;
  readonly at: Date;
}

export class MergeTree {
  readonly #links: ReadonlyMap<string, MergeLink>;
  readonly #families: ReadonlyMap<string, readonly MergeLink[]>;

  constructor(links: readonly MergeLink[]) {
    this.#links = new Map(links.map((link) => [link.mergedId, link]));
    this.#families = Map.groupBy(links, (link) => link.survivorId);
  }

  /** Who this person is today. */
  survivorOf(id: string): string {
    return this.#links.get(id)?.survivorId ?? id;
  }

  linkOf(id: string): MergeLink | null {
    return this.#links.get(id) ?? null;
  }

  /** Whose a deed of this id was at that moment. */
  holderAt(id: string, at: Date): string {
    const link = this.#links.get(id);
    return link && link.at <= at ? this.holderAt(link.intoId, at) : id;
  }

  /** Since when the deeds of one id count for another; null: always; undefined: never. */
  joinedAt(id: string, holder: string): Date | null | undefined {
    if (id === holder) return null;
    const link = this.#links.get(id);
    if (!link) return undefined;
    const later = this.joinedAt(link.intoId, holder);
    return later === undefined || (later !== null && later > link.at) ? later : link.at;
  }

  /** The merges that this id went through, oldest step first. */
  mergesOf(id: string): MergeLink[] {
    const link = this.#links.get(id);
    return link ? [link, ...this.mergesOf(link.intoId)] : [];
  }

  /** Of ids that were merged one into the other, the one that all others came after. */
  firstOf(ids: readonly string[]): string {
    return ids.find((id) => ids.every((other) => this.joinedAt(id, other) !== undefined)) ?? ids[0]!;
  }

  /** All ids of the person, the survivor among them. */
  idsOf(id: string): string[] {
    const survivor = this.survivorOf(id);
    return [survivor, ...(this.#families.get(survivor) ?? []).map(({ mergedId }) => mergedId)];
  }

  /** The merges that led directly into this id, oldest first. */
  mergesInto(id: string): MergeLink[] {
    return (this.#families.get(this.survivorOf(id)) ?? []).filter(({ intoId }) => intoId === id)
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }
}
