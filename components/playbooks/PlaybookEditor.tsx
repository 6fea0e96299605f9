import { useEffect, useId, useRef, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, CheckboxChoice, FieldErrorsNotice, TextInput } from '#components/ui';
import { type Playbook, RULE_IDS } from '#lib/playbooks';
import type { Problem } from '#lib/review';
import { CategoryFields } from './CategoryFields.tsx';
import { DiscardQuestion } from './DiscardQuestion.tsx';
import { type DraftErrors, draftFieldName, errorFromWorker, findDraftErrors, WHOLE } from './draft-errors.ts';
import styles from './PlaybookEditor.module.css';
import { PromptPreview } from './PromptPreview.tsx';
import { type EditedPlaybook, isDraftChanged, type PlaybookDraft, playbookFrom, withName } from './playbook-draft.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SeverityFields } from './SeverityFields.tsx';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

export interface PlaybookEditorProps {
  readonly edited: EditedPlaybook;
  readonly isTaken: (id: string) => boolean;
  /** Null where it is saved. */
  readonly onSave: (playbook: Playbook) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

const CHECKS = RULE_IDS.map((value) => ({ value, ...RULE_WORDS[value] }));

/** The form for one playbook, new or stored. Nothing is saved before "Save playbook", and nothing typed is lost unasked. */
export function PlaybookEditor({ edited, isTaken, onSave, onCancel }: PlaybookEditorProps) {
  const { stored } = edited;
  const [draft, setDraft] = useState(edited.draft);
  /** Counts attempts to save; from the first one on, fields say what is wrong with them. */
  const [attempts, setAttempts] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const titleId = useId();
  const formRef = useRef<HTMLElement>(null);

  const hasChanged = isDraftChanged(draft, edited);
  useUnsavedGuard(hasChanged);
  const check = (): DraftErrors => findDraftErrors(draft, stored === null ? isTaken : () => false);
  const atFields = attempts === 0 ? {} : check();
  const errors: DraftErrors = { ...errorFromWorker(problem), ...atFields };

  useEffect(() => formRef.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (attempts > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const edit = (next: PlaybookDraft) => {
    setDraft(next);
    setProblem(null);
    setIsAsking(false);
  };
  const save = async () => {
    setProblem(null);
    if (Object.keys(check()).length > 0) return setAttempts(attempts + 1);
    setIsSaving(true);
    const refused = await onSave(playbookFrom(draft, stored?.version ?? 1));
    // Otherwise the editor is closed by now.
    if (refused === null) return;
    setIsSaving(false);
    setProblem(refused);
    setAttempts(attempts + 1);
  };

  return (
    <section ref={formRef} aria-labelledby={titleId} className={styles.editor}>
      <h3 id={titleId} className={styles.title}>
        {stored === null ? 'New playbook' : `${stored.name}, version ${stored.version}`}
      </h3>
      <div className={styles.pair}>
        <TextInput
          label="Name"
          value={draft.name}
          onChange={(name) => edit(stored === null ? withName(draft, name, isTaken) : { ...draft, name })}
          error={errors.name}
        />
        <TextInput
          label="Id"
          monospace
          isReadOnly={stored !== null}
          description={
            stored === null ? 'Made from the name. Findings and files carry it.' : 'Stays: findings carry it.'
          }
          value={draft.id}
          onChange={(id) => edit({ ...draft, id, isIdTyped: true })}
          error={errors.id}
        />
      </div>
      <TextInput
        label="Purpose"
        description="One sentence for whoever chooses it."
        value={draft.purpose}
        onChange={(purpose) => edit({ ...draft, purpose })}
        error={errors.purpose}
      />
      <TextInput
        label="Instructions"
        description="What models look for and what they leave out, one demand a line. Terse is better and cheaper."
        placeholder={'Find what our style guide forbids.\nLook for: …\nLeave out: …'}
        rows={8}
        value={draft.instructions}
        onChange={(instructions) => edit({ ...draft, instructions })}
        error={errors.instructions}
      />
      <CategoryFields
        categories={draft.categories}
        errors={errors}
        onChange={(categories) => edit({ ...draft, categories })}
      />
      <SeverityFields
        severities={draft.severities}
        errors={errors}
        onChange={(severities) => edit({ ...draft, severities })}
      />
      <CheckboxChoice
        label="On-device checks"
        description="Run without a model, in reviews on the device."
        choices={CHECKS}
        values={draft.rules}
        onChange={(rules) => edit({ ...draft, rules })}
      />
      <PromptPreview playbook={playbookFrom(draft, 1)} error={errors[WHOLE]} />
      <FieldErrorsNotice errors={errors} nameOf={draftFieldName} />
      {problem !== null && Object.keys(errorFromWorker(problem)).length === 0 && <ProblemNotice problem={problem} />}
      {isAsking ? (
        <DiscardQuestion onKeep={() => setIsAsking(false)} onDiscard={onCancel} />
      ) : (
        <div className={styles.actions}>
          <Button
            variant="primary"
            isDisabled={stored !== null && !hasChanged}
            isPending={isSaving}
            onPress={() => void save()}
          >
            Save playbook
          </Button>
          <Button isDisabled={isSaving} onPress={() => (hasChanged ? setIsAsking(true) : onCancel())}>
            Cancel
          </Button>
          <p className={styles.state} role="status">
            {hasChanged ? 'There are unsaved changes to this playbook.' : ''}
          </p>
        </div>
      )}
    </section>
  );
}
