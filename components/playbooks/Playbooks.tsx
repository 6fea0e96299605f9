import { useEffect, useRef, useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import { isTaken, type Playbook } from '#lib/playbooks';
import { PlaybookEditor } from './PlaybookEditor.tsx';
import { PlaybookList } from './PlaybookList.tsx';
import { copyOf, draftFrom, type EditedPlaybook, emptyDraft } from './playbook-draft.ts';
import { usePlaybooks } from './use-playbooks.ts';

export interface PlaybooksProps {
  readonly client: WorkerClient;
  /** Offers a text to the reviewer as a file. */
  readonly saveFile: (name: string, text: string) => void;
  /** Told which playbook new reviews run, whenever the worker has said so. */
  readonly onChosen: (id: string) => void;
}

/** What reviews look for: the built-in playbooks, the reviewer's own ones, and the editor. Each act takes effect at once. */
export function Playbooks({ client, saveFile, onChosen }: PlaybooksProps) {
  const playbooks = usePlaybooks({ client, saveFile, onChosen });
  const { list, setOutcome } = playbooks;
  const [edited, setEdited] = useState<EditedPlaybook | null>(null);
  const listRef = useRef<HTMLDivElement>(null);
  /** What the focus goes back to when the editor closes. */
  const [returnTo, setReturnTo] = useState<string | null>(null);
  useEffect(() => {
    if (edited !== null || returnTo === null) return;
    const target = listRef.current?.querySelector<HTMLElement>(`[data-returns="${returnTo}"]`);
    (target ?? listRef.current?.querySelector<HTMLElement>('[data-returns="new"]'))?.focus();
    setReturnTo(null);
  }, [edited, returnTo]);

  const taken = (id: string) => isTaken(list ?? { own: [], damaged: [] }, id);
  const edit = (next: EditedPlaybook) => {
    setOutcome(null);
    setEdited(next);
  };
  const close = (id: string) => {
    setEdited(null);
    setReturnTo(id);
  };
  const save = async (playbook: Playbook) => {
    const problem = await playbooks.save(playbook, edited?.stored?.version ?? null);
    if (problem === null) close(playbook.id);
    return problem;
  };

  if (edited !== null) {
    return (
      <PlaybookEditor
        edited={edited}
        isTaken={taken}
        onSave={save}
        onCancel={() => close(edited.stored?.id ?? edited.draft.id)}
      />
    );
  }
  return (
    <div ref={listRef}>
      <PlaybookList
        playbooks={playbooks}
        onNew={() => edit({ draft: emptyDraft(), stored: null })}
        onEdit={(playbook) => edit({ draft: draftFrom(playbook), stored: playbook })}
        onCopy={(playbook) => edit({ draft: copyOf(playbook, taken), stored: null })}
      />
    </div>
  );
}
