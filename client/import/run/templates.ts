import { readdir, readFile } from 'node:fs/promises';
import { ImportError } from '../import-error.ts';
import { readTemplate, type Template } from '../map/template.ts';

const FOLDER = new URL('../templates/', import.meta.url);

/** The ready templates, by name. */
export async function readyTemplates(): Promise<Template[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => readTemplate(await readFile(new URL(name, FOLDER), 'utf8'), name)));
}

/** A ready one by its name, or a file of one's own. */
export async function findTemplate(wish: string, ready: readonly Template[]): Promise<Template> {
  const found = ready.find(({ name }) => name === wish);
  if (found) return found;
  const text = await readFile(wish, 'utf8').catch((cause: Error) => {
    throw new ImportError('TEMPLATE_UNKNOWN',
      `"${wish}" is no file and none of the templates ${ready.map(({ name }) => name).join(', ')}.`, { cause });
  });
  return readTemplate(text, wish);
}
