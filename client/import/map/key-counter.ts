/**
 * How often each of millions of keys came, in flat memory: 12 bytes a place, by a hash of 64 bits. Two keys of a
 * million share one with a chance of one in 30 million million.
 */
export class KeyCounter {
  #size = 0;
  #high = new Uint32Array(1_024);
  #low = new Uint32Array(1_024);
  #count = new Uint32Array(1_024);

  get size(): number {
    return this.#size;
  }

  /** Adds and answers how often it came, now included. */
  add(key: string, times = 1): number {
    if (this.#size * 2 >= this.#count.length) this.#grow();
    const [high, low] = hashOf(key);
    const at = this.#placeOf(high, low);
    if (this.#count[at] === 0) {
      this.#high[at] = high;
      this.#low[at] = low;
      this.#size += 1;
    }
    this.#count[at] = this.#count[at]! + times;
    return this.#count[at]!;
  }

  count(key: string): number {
    return this.#count[this.#placeOf(...hashOf(key))]!;
  }

  #placeOf(high: number, low: number): number {
    const mask = this.#count.length - 1;
    let at = low & mask;
    while (this.#count[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [high, low, count] = [this.#high, this.#low, this.#count];
    this.#high = new Uint32Array(count.length * 2);
    this.#low = new Uint32Array(count.length * 2);
    this.#count = new Uint32Array(count.length * 2);
    for (const [at, times] of count.entries()) {
      if (times === 0) continue;
      const place = this.#placeOf(high[at]!, low[at]!);
      [this.#high[place], this.#low[place], this.#count[place]] = [high[at]!, low[at]!, times];
    }
  }
}

function hashOf(key: string): [high: number, low: number] {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  return [(a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 14)) >>> 0];
}
