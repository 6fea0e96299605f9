import { readArguments } from './command-line.ts';
import { startEmulator } from './emulator.ts';
import { loadScenario } from './scenario.ts';

const USAGE = 'usage: emulator [--port 0] [--scenario FILE] [--journal FILE]';

try {
  const { port, scenarioFile, journalFile } = readArguments(process.argv.slice(2));
  const emulator = await startEmulator({
    port,
    ...(scenarioFile ? { scenario: await loadScenario(scenarioFile) } : {}),
    ...(journalFile ? { journalFile } : {}),
  });
  const stop = (): void => {
    emulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ endpoint: emulator.endpoint })}\n`);
} catch (error) {
  process.stderr.write(`emulator: ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
}
