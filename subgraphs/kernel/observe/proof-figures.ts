import type { Figure } from './figures.ts';

/** Runs that are looked back over for one that found nothing: a month of nights and a few asked for. */
const LOOKED_BACK = 40;

/**
 * Of a proof of this room: since when nothing is proven, and what was found last. `looked` is the count
 * that says only how many were looked at; everything else it counts is a difference.
 */
export function proofFigures(proof: string, looked: string): Figure[] {
  const differences = `(select coalesce(sum(value::float8), 0) from jsonb_each_text(r.counts)
    where key <> '${looked}')`;
  const newest = `select r.* from @schema.proof_run r where r.proof = '${proof}'
    and r.finished_at is not null order by r.finished_at desc limit`;
  const labels = `jsonb_build_object('proof', '${proof}')`;
  return [{
    name: 'karat_proof_unproven_seconds', labels: ['proof'],
    help: 'Time since a proof last found no difference; since the room was made when none ever did',
    sql: `select ${labels}, extract(epoch from clock_timestamp() - coalesce(
      (select max(r.finished_at) from (${newest} ${LOOKED_BACK}) r where ${differences} = 0),
      (select min(executed_at) from @schema.migration)))::float8`,
  }, {
    name: 'karat_proof_differences', labels: ['proof'],
    help: 'Differences that the last finished proof found',
    sql: `select ${labels}, coalesce((select ${differences} from (${newest} 1) r), 0)::float8`,
  }];
}
