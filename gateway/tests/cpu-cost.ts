import { parse } from 'graphql';

/** An honest document of 60 kB: what it costs to parse is the measure of this machine at this moment. */
const YARD = `{ ${Array.from({ length: 1_300 }, (_, index) => (
  `a${index}: person(id: "${index}") { id name best { id } }`)).join(' ')} }`;
const TRIES = 8;
/** A yard is what the compiled parser takes. */
let warmUps = 20;

function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * CPU time of `work` as a multiple of parsing one honest document of 60 kB here and now. Each try measures
 * both, side by side, and the least of each counts: what others do on this machine only ever adds. Ends
 * early once it is below `enough`.
 */
export async function costInYards(
  work: (attempt: number) => Promise<unknown>, enough = 0, tries = TRIES,
): Promise<number> {
  for (; warmUps > 0; warmUps -= 1) parse(YARD);
  let least = Infinity;
  let yard = Infinity;
  for (let attempt = 0; attempt < tries && (attempt === 0 || least > enough * yard); attempt += 1) {
    let before = process.cpuUsage();
    for (let turn = 0; turn < 4; turn += 1) parse(YARD);
    yard = Math.min(yard, cpuMs(before) / 4);
    before = process.cpuUsage();
    await work(attempt);
    least = Math.min(least, cpuMs(before));
  }
  return least / yard;
}
