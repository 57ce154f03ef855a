import { addLanded } from './landed-migrations.ts';
import { writeRelease } from './release-schema.ts';

const [what = ''] = process.argv.slice(2);
if (what === 'landed') {
  for (const name of addLanded()) {
    process.stderr.write(`${name} has landed and says something else now: restore it, a change is a new migration\n`);
    process.exitCode = 1;
  }
} else if (/^\d+\.\d+\.\d+$/.test(what)) {
  writeRelease(what);
} else {
  process.stderr.write('npm run release:schema -- <landed, or a version like 0.1.0>\n');
  process.exitCode = 1;
}
