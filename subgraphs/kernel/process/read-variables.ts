export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables of the environment; each wrong one is a line of its own in `problems`. */
export class VariableReader {
  readonly #variables: Variables;
  readonly problems: string[] = [];

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** What is empty is not set. */
  text(name: string): string | undefined {
    return this.#variables[name]?.trim() || undefined;
  }

  refuse(name: string, wanted: string): undefined {
    this.problems.push(`${name} must be ${wanted}.`);
    return undefined;
  }

  by<Value>(name: string, parse: (value: string) => Value | null, wanted: string): Value | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : parse(value) ?? this.refuse(name, wanted);
  }

  pattern(name: string, pattern: RegExp, wanted: string): string | undefined {
    return this.by(name, (value) => (pattern.test(value) ? value : null), wanted);
  }

  choice<T extends string>(name: string, values: readonly T[]): T | undefined {
    return this.by(name, (value) => values.find((one) => one === value) ?? null, `one of ${values.join(', ')}`);
  }

  whole(name: string, least: number, most: number, unit = ''): number | undefined {
    return this.by(name, (value) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
      return number >= least && number <= most ? number : null;
    }, `a whole number ${unit}from ${least} to ${most}`);
  }

  address(name: string, protocols: readonly string[]): string | undefined {
    return this.by(name, (value) =>
      (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value : null),
    `an address that begins with ${protocols[0]}//`);
  }
}

export const HTTP = ['http:', 'https:'];
export const POSTGRES = ['postgres:', 'postgresql:'];
