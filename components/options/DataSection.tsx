import { plural, t } from '@lingui/core/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { exportArchive, importArchive } from '#components/archive';
import { Button, FileInput } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import { EraseEverything } from './EraseEverything.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { OutcomeMessage } from './OutcomeMessage.tsx';
import { StoredList } from './StoredList.tsx';
import styles from './TransferSection.module.css';
import type { SettingsForm } from './use-settings.ts';
import { useStoredData } from './use-stored-data.ts';

export interface DataSectionProps {
  readonly client: WorkerClient;
  readonly form: SettingsForm;
  /** Offers a text to the reviewer as a file. */
  readonly saveFile: (name: string, text: string) => void;
  readonly onErased: () => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What is stored and how much of it; all reviews as a file, in and out; and how to be rid of everything. */
export function DataSection({ client, form, saveFile, onErased, now }: DataSectionProps) {
  const { outcome, setOutcome } = form;
  const [isBusy, setBusy] = useState(false);
  const stored = useStoredData(client);

  const exportAll = async () => {
    setBusy(true);
    setOutcome(null);
    const result = await exportArchive(client, now());
    setBusy(false);
    if (!result.ok) return setOutcome({ place: 'data', kind: 'problem', problem: result.problem });
    const fileName = 'ai-prism-reviews.json';
    saveFile(fileName, result.text);
    const { count } = result;
    const text = plural(count, {
      one: `Exported # review to ${fileName}.`,
      other: `Exported # reviews to ${fileName}.`,
    });
    setOutcome({ place: 'data', kind: 'success', text });
  };
  const importAll = async (file: string) => {
    setBusy(true);
    setOutcome(null);
    const { imported, problem } = await importArchive(client, file);
    setBusy(false);
    stored.reload();
    if (problem !== null) return setOutcome({ place: 'data', kind: 'problem', problem });
    const importedCount = imported.length;
    const text = plural(importedCount, {
      one: 'Imported # review. It is in the history of the side panel.',
      other: 'Imported # reviews. They are in the history of the side panel.',
    });
    setOutcome({ place: 'data', kind: 'success', text });
  };
  return (
    <OptionsSection title={t`Data`} intro={t`What AI-Prism keeps in this browser. Nothing of it is sent anywhere.`}>
      <StoredList stored={stored} />
      <div className={styles.group}>
        <div>
          <Button isPending={isBusy} onPress={() => void exportAll()}>
            <Download size={14} aria-hidden /> {t`Export all reviews`}
          </Button>
        </div>
        <p className={styles.hint}>
          {t`One JSON file with findings, decisions and notes; questions and the documents’ text are not in it.`}
        </p>
      </div>
      <div className={styles.file}>
        <FileInput
          label={t`Import reviews`}
          description={t`A file with all reviews, or with one. They come into the history to be read, beside those made here.`}
          onText={(text) => void importAll(text)}
        />
        <OutcomeMessage outcome={outcome} place="data" />
      </div>
      <EraseEverything client={client} onErased={onErased} />
    </OptionsSection>
  );
}
