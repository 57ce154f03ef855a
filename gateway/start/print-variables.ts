import { readFileSync, writeFileSync } from 'node:fs';
import { variablesTable } from './variables.ts';

/** `npm run schema` writes the table of variables where operators read it, between its two marks. */
const path = 'docs/operations.md';
const text = readFileSync(path, 'utf8');
writeFileSync(path, text.replace(/(<!-- variables -->\n)[\s\S]*?(\n<!-- end -->)/, (_, begin: string, end: string) =>
  `${begin}${variablesTable()}${end}`));
