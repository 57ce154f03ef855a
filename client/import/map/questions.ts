/**
 * What an import asks: never guessed silently, answered by a template, a person, or its own proposal if one accepts it.
 */
export interface Question {
  readonly id: string;
  readonly words: string;
  readonly options: readonly string[];
  /** What the file itself speaks for; null when it does not. */
  readonly proposal: string | null;
  readonly answer: string | null;
}

export class Questions {
  readonly #answers: Readonly<Record<string, string>>;
  readonly #accept: boolean;
  readonly #said: Readonly<Record<string, string>>;
  readonly #asked = new Map<string, Question>();

  /** `accept`: proposals count as answers; `said`: of the answers those of a person, not of a template. */
  constructor(answers: Readonly<Record<string, string>>, accept: boolean, said = answers) {
    this.#answers = answers;
    this.#said = said;
    this.#accept = accept;
  }

  /** The answer, else the proposal to look on with, else null. */
  ask(id: string, words: string, options: readonly string[], proposal: string | null): string | null {
    const known = this.#asked.get(id);
    if (known) return known.answer ?? known.proposal;
    const given = this.#answers[id];
    const isFit = given !== undefined && (options.length === 0 || options.includes(given));
    const answer = isFit ? given : this.#accept ? proposal : null;
    const more = given === undefined || isFit ? '' : ` "${given}" is no answer to it.`;
    this.#asked.set(id, { id, words: words + more, options, proposal, answer });
    return answer ?? proposal;
  }

  given(id: string): string | null {
    return this.#answers[id] ?? null;
  }

  /** What a person said to it, beyond any template. */
  said(id: string): string | null {
    return this.#said[id] ?? null;
  }

  get all(): Question[] {
    return [...this.#asked.values()];
  }

  get open(): Question[] {
    return this.all.filter(({ answer }) => answer === null);
  }
}
