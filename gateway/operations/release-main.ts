import { writeRelease } from './release-schema.ts';

const [version = ''] = process.argv.slice(2);
if (/^\d+\.\d+\.\d+$/.test(version)) {
  writeRelease(version);
} else {
  process.stderr.write('npm run release:schema -- <version, like 0.1.0>\n');
  process.exitCode = 1;
}
