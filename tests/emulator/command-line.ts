import { parseArgs } from 'node:util';

/** What the command was asked to do. */
export interface EmulatorArguments {
  readonly port: number;
  readonly scenarioFile?: string;
  readonly journalFile?: string;
}

/** Reads the command line. Throws an Error whose message says what is wrong. */
export function readArguments(args: readonly string[]): EmulatorArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, scenario: { type: 'string' }, journal: { type: 'string' } },
    strict: true,
    allowPositionals: false,
  });
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a whole number from 0 to 65535, not "${values.port}"`);
  }
  return {
    port,
    ...(values.scenario === undefined ? {} : { scenarioFile: values.scenario }),
    ...(values.journal === undefined ? {} : { journalFile: values.journal }),
  };
}
