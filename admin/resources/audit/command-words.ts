export { en } from './command-words-en.ts';
export { zh } from './command-words-zh.ts';
