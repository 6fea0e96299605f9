import { t } from '@lingui/core/macro';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { describeProblem } from '#components/problem';
import { Button, FileInput, TextInput } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import { focusFirstFault } from './field-faults.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { OutcomeMessage } from './OutcomeMessage.tsx';
import styles from './TransferSection.module.css';
import type { SettingsForm } from './use-settings.ts';

export interface TransferSectionProps {
  readonly client: WorkerClient;
  readonly form: SettingsForm;
  /** Offers a text to the reviewer as a file. */
  readonly saveFile: (name: string, text: string) => void;
}

const ENVIRONMENT_EXAMPLE = `BEDROCK_REGION=us-east-2
BEDROCK_MODEL_ID=…
BEDROCK_FALLBACK_MODELS=…,…
AWS_ACCESS_KEY_ID=…
AWS_SECRET_ACCESS_KEY=…`;

/** Settings as a file, in and out, and from an environment block. */
export function TransferSection({ client, form, saveFile }: TransferSectionProps) {
  const { submit, outcome, setOutcome } = form;
  const [environment, setEnvironment] = useState('');
  const refusedFile = useRef<HTMLDivElement>(null);
  const refusedBlock = useRef<HTMLDivElement>(null);
  const refused = outcome?.kind === 'problem' && outcome.problem.code === 'settings-invalid' ? outcome : null;
  const refusal = refused === null ? undefined : describeProblem(refused.problem).explanation;
  const blockError = refused?.place === 'environment' ? refusal : undefined;
  useEffect(() => {
    if (refused?.place === 'import') focusFirstFault(refusedFile.current);
    if (refused?.place === 'environment') focusFirstFault(refusedBlock.current);
  }, [refused]);

  const importFile = (text: string, fileName: string) =>
    submit('import', 'settings.import', { text }, t`Imported ${fileName}. The settings are saved.`);
  const importEnvironment = async () => {
    const isTaken = await submit(
      'environment',
      'settings.importEnvironment',
      { text: environment },
      t`Environment imported. The settings are saved.`,
    );
    // It may hold secrets: not kept on screen once they are in memory.
    if (isTaken) setEnvironment('');
  };
  const exportSettings = async () => {
    const result = await client.request('settings.export', {});
    if (!result.ok) return setOutcome({ place: 'export', kind: 'problem', problem: result.problem });
    const fileName = 'ai-prism-settings.json';
    saveFile(fileName, result.value.text);
    setOutcome({ place: 'export', kind: 'success', text: t`Exported to ${fileName}, without credentials.` });
  };

  return (
    <OptionsSection title={t`Import and export`} intro={t`Take settings over from a colleague, a file or a shell.`}>
      <div ref={refusedFile} className={styles.file}>
        <FileInput
          label={t`Import settings`}
          description={t`A settings file. It replaces the settings above, and the credentials if it has some.`}
          refusal={refused?.place === 'import' ? refusal : undefined}
          onText={(text, fileName) => void importFile(text, fileName)}
        />
        <OutcomeMessage outcome={outcome} place="import" />
      </div>
      <div ref={refusedBlock} className={styles.group}>
        <TextInput
          label={t`Environment block`}
          description={t`KEY=value lines. Other variables are ignored; credentials are kept in memory only.`}
          rows={5}
          monospace
          autoComplete="off"
          placeholder={ENVIRONMENT_EXAMPLE}
          value={environment}
          onChange={(text) => {
            setEnvironment(text);
            if (outcome?.place === 'environment') setOutcome(null);
          }}
          error={blockError}
        />
        <div>
          <Button isDisabled={environment.trim() === ''} onPress={() => void importEnvironment()}>
            {t`Import environment`}
          </Button>
        </div>
        {blockError === undefined && <OutcomeMessage outcome={outcome} place="environment" />}
      </div>
      <div className={styles.group}>
        <div>
          <Button onPress={() => void exportSettings()}>
            <Download size={14} aria-hidden /> {t`Export settings`}
          </Button>
        </div>
        <OutcomeMessage outcome={outcome} place="export" />
      </div>
    </OptionsSection>
  );
}
