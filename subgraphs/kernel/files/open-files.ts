import { join } from 'node:path';
import type { VariableReader } from '../process/read-variables.ts';
import { HTTP } from '../process/read-variables.ts';
import type { KeysFor } from '../secret.ts';
import { NO_FILES, type Files } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Store, type S3Place } from './s3-store.ts';

/** The folder of files in the data folder. */
export const FILES_FOLDER = 'media';

export interface FilesNeeds {
  /** Null: files lie in the data folder. */
  readonly s3: S3Place | null;
  readonly dataDir: string | undefined;
  readonly publicUrl: string;
  readonly keys: KeysFor;
}

/** Where this process keeps files: in the bucket it was told, else in the data folder, else nowhere. */
export function openFiles({ s3, dataDir, publicUrl, keys }: FilesNeeds): Files {
  if (s3) return { publicUrl, store: new S3Store(s3) };
  if (dataDir === undefined) return { ...NO_FILES, publicUrl };
  return { publicUrl, store: new FolderStore({ folder: join(dataDir, FILES_FOLDER), publicUrl, keys }) };
}

/** The bucket that the environment names; a name without the others is a slip. */
export function readS3(read: VariableReader): S3Place | null {
  const endpoint = read.address('KARAT_MEDIA_S3_ENDPOINT', HTTP);
  const bucket = read.pattern('KARAT_MEDIA_S3_BUCKET', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket');
  const region = read.pattern('KARAT_MEDIA_S3_REGION', /^[a-z0-9-]{1,40}$/, 'a region, as eu-central-1') ?? 'us-east-1';
  const keyId = read.text('KARAT_MEDIA_S3_KEY_ID');
  const secretKey = read.text('KARAT_MEDIA_S3_SECRET_KEY');
  if (endpoint && bucket && keyId && secretKey) {
    return { endpoint: endpoint.replace(/\/+$/, ''), bucket, region, keyId, secretKey };
  }
  if (endpoint ?? bucket ?? keyId ?? secretKey) {
    read.problems.push('KARAT_MEDIA_S3_ENDPOINT, KARAT_MEDIA_S3_BUCKET, KARAT_MEDIA_S3_KEY_ID and '
      + 'KARAT_MEDIA_S3_SECRET_KEY are set together.');
  }
  return null;
}
