export interface ImportEnv {
  readonly endpoint: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly operatorToken: string | undefined;
}

/** Secrets come by environment, so that they stand in no list of processes. */
export function readImportEnv(variables: Record<string, string | undefined> = process.env): ImportEnv {
  const text = (name: string): string | undefined => variables[name]?.trim() || undefined;
  return {
    endpoint: text('KARAT_IMPORT_ENDPOINT'), clientId: text('KARAT_IMPORT_CLIENT_ID'),
    clientSecret: text('KARAT_IMPORT_CLIENT_SECRET'),
    operatorToken: text('KARAT_IMPORT_OPERATOR_TOKEN'),
  };
}
