/** The seed of a run; another one by KARAT_TEST_SEED. The same seed is the same load and faults. */
export function readSeed(): number {
  const seed = Number(process.env['KARAT_TEST_SEED'] ?? 20_261_008);
  if (!Number.isInteger(seed)) throw new Error('KARAT_TEST_SEED is a whole number.');
  return seed;
}

/** How many times as much load and how many rounds: 1 in `npm test`, more in `npm run test:faults`. */
export function readScale(): number {
  const scale = Number(process.env['KARAT_TEST_SCALE'] ?? 1);
  if (!Number.isInteger(scale) || scale < 1) throw new Error('KARAT_TEST_SCALE is 1 or more.');
  return scale;
}
